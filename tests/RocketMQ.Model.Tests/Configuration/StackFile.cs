using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RocketMQ.Model.Configuration;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>Reads stack files as Pulumi does: YAML, the namespace, secrets decrypted.</summary>
internal static partial class StackFile
{
    /// <summary>The folder of this source file: examples and broken configurations lie beside it.</summary>
    public static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    public static StackConfigResult Read(string yaml) => StackConfigReader.Read(Objects(yaml));

    /// <summary>The objects under the namespace rocketmq.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Objects(string yaml)
    {
        var config = ToJson(yaml)!["config"] as JsonObject ?? [];
        return config.Where(c => c.Key.StartsWith("rocketmq:", StringComparison.Ordinal)).ToDictionary(
            c => c.Key["rocketmq:".Length..],
            c => JsonSerializer.SerializeToElement(Decrypted(c.Value)));
    }

    public static JsonNode? ToJson(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return ToJson(stream.Documents[0].RootNode);
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, ToJson(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value!),
        YamlScalarNode scalar => scalar.Value,
        _ => throw new InvalidOperationException($"no JSON for {node}"),
    };

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" => true,
        "false" => false,
        _ when WholeNumber().IsMatch(text) => long.Parse(text, CultureInfo.InvariantCulture),
        _ when Fraction().IsMatch(text) => double.Parse(text, CultureInfo.InvariantCulture),
        _ => text,
    };

    private static JsonNode? Decrypted(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } map when map["secure"] is { } secret => secret.DeepClone(),
        JsonObject map => new JsonObject(map.Select(m => KeyValuePair.Create(m.Key, Decrypted(m.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Decrypted)]),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex("^-?[0-9]+$")]
    private static partial Regex WholeNumber();

    [GeneratedRegex("^-?[0-9]+\\.[0-9]+$")]
    private static partial Regex Fraction();
}
