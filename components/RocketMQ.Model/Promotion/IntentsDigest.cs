using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RocketMQ.Model.Promotion;

/// <summary>
/// The numbers of all wishes of a stack as one digest. They are drawn before anything is changed on a host and stored at once, also by an <c>up</c> that does
/// not get to its end: where the state holds others than the record, one has begun since.
/// </summary>
public static class IntentsDigest
{
    private const int Length = 16;

    /// <summary>The digest.</summary>
    /// <param name="intents">Names and numbers of the resources, in any order.</param>
    /// <returns>16 hexadecimal digits.</returns>
    public static string Of(IEnumerable<(string Name, string Number)> intents)
    {
        var text = string.Concat(intents.OrderBy(i => i.Name, StringComparer.Ordinal).Select(i => $"{i.Name} {i.Number}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
    }

    /// <summary>The digest of what stands in a stack's state.</summary>
    /// <param name="export">What <c>pulumi stack export</c> printed.</param>
    /// <returns>The digest; that of no wish at all for a stack without resources.</returns>
    /// <exception cref="FormatException">It is no exported state.</exception>
    public static string OfState(string export)
    {
        try
        {
            var resources = JsonNode.Parse(export)?["deployment"]?["resources"] as JsonArray ?? [];
            return Of(resources.OfType<JsonObject>()
                .Where(r => Text(r["type"]) == "command:local:Command" && r["delete"]?.ToString() != "true")
                .Select(r => (Name: Text(r["urn"]).Split("::")[^1], Number: Text(r["outputs"]?["stdout"]).Trim()))
                .Where(r => r.Name.EndsWith("-intent", StringComparison.Ordinal)));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"what `pulumi stack export` printed is no state: {e.Message}", e);
        }
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
}
