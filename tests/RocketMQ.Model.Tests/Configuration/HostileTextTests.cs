using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RocketMQ.Model.Configuration;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>
/// Quotes, commands, line feeds, non-ASCII and the like in every text and every name of a full configuration: refused with a finding at
/// that place, or carried where that is safe; never a crash, and never on to a host in a name or a path.
/// </summary>
public sealed partial class HostileTextTests
{
    private static readonly string[] Hostile =
    [
        "a'b", "a\"b", "$(reboot)", "a`id`b", "a;b", "a&b", "a|b", "a>b", "a b", " a", "a ", "a\nb", "a\n", "a\r\nb", "a\tb", "\0", "\u001b[2J", "a%nb", "a\\b", "a\\", "-rf", "--", "../x", "/",
        "//a", "/a/../b", "/a/./b", "~", "*", "a?", "{}", "[]", "#a", "a=b", "a:b", "## file /etc/passwd 0644 root:root", "\u00fc", "\u540d\u524d", "\ud83d\ude00", "\u202egnp.exe", "\u0660", "\uff41",
        "\u2028", "", " ", "null", "true", "0x10", "1e9", "localhost", "127.0.0.1", "0.0.0.0", "999.1.1.1", "__proto__",
    ];

    // Fields that stay on the machine that runs Pulumi, or go to hosts as secrets or into a log: any text on one line.
    [GeneratedRegex("^(report|rules\\.disable|promotion\\.(fromFile|override)|release\\.(archive|build\\.source|build\\.mavenMirror)|hosts\\.nodes\\..*\\.(password|privateKeyPassphrase|privateKeyFile))")]
    private static partial Regex OfThisMachine();

    // Values of RocketMQ keys and JVM options: printable ASCII, written into files only.
    [GeneratedRegex("\\.(properties\\.|jvmOptions(\\.[a-zA-Z]+)?\\[)")]
    private static partial Regex FileContent();

    public static TheoryData<string> Configs => ["ssh", "docker"];

    [Theory]
    [MemberData(nameof(Configs))]
    public void Every_text_refuses_or_carries_them(string kind)
    {
        var original = Full.Json(kind == "ssh" ? Full.Ssh : Full.Docker);
        var texts = Texts(original, "").Select(t => t.Path).ToArray();
        // What both have is read by the same code.
        texts = kind == "ssh" ? texts : [.. texts.Except(Texts(Full.Json(Full.Ssh), "").Select(t => t.Path))];
        Assert.True(texts.Length > (kind == "ssh" ? 50 : 3), string.Join(' ', texts));
        foreach (var path in texts)
        {
            foreach (var text in Hostile)
            {
                var changed = original.DeepClone().AsObject();
                Texts(changed, "").Single(t => t.Path == path).Set(text);
                AssertSafe(changed, path, text);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Configs))]
    public void Every_name_refuses_or_carries_them(string kind)
    {
        var original = Full.Json(kind == "ssh" ? Full.Ssh : Full.Docker);
        var maps = Objects(original, "").Select(o => o.Path).ToArray();
        foreach (var path in maps)
        {
            foreach (var text in Hostile)
            {
                var changed = original.DeepClone().AsObject();
                var map = Objects(changed, "").First(o => o.Path == path).Map;
                map[text] = map.Count > 0 ? map.First().Value?.DeepClone() : "x";
                AssertSafe(changed, path.Length == 0 ? text : $"{path}.{text}", text);
            }
        }
    }

    [Theory]
    [InlineData("{\"cluster\":{\"name\":\"\\ud800\"}}", "cluster.name")]
    [InlineData("{\"cluster\":{\"\\udc00\":1}}", "cluster")]
    [InlineData("{\"hosts\":{\"nodes\":{\"a\":{\"aliases\":[\"\\ud800x\"]}}}}", "hosts.nodes.a.aliases[0]")]
    public void Halves_of_characters_are_refused(string json, string path)
    {
        var objects = JsonDocument.Parse(json).RootElement.EnumerateObject().ToDictionary(o => o.Name, o => o.Value);

        var finding = StackConfigReader.Read(objects).Findings[0];

        Assert.Equal((CfgIds.BadForm, path), (finding.Id, finding.Path));
    }

    [Fact]
    public void Texts_of_a_megabyte_are_refused_at_once_and_not_repeated()
    {
        var changed = Full.Json(Full.Ssh);
        foreach (var text in Texts(changed, "").ToArray())
        {
            text.Set(new string('x', 1_000_000));
        }

        var result = StackConfigReader.Read(Full.Elements(changed));

        Assert.Null(result.Config);
        Assert.All(result.Findings, f => Assert.True(f.Message.Length + f.Repair.Length + f.Path.Length < 2000, f.Path));
    }

    private static void AssertSafe(JsonObject changed, string path, string text)
    {
        var result = StackConfigReader.Read(Full.Elements(changed));

        Assert.All(result.Findings, f => Assert.DoesNotContain($"{f.Path}{f.Message}{f.Repair}", c => char.IsControl(c) || c is '\u202e' or '\u2028'));
        if (result.Config is null)
        {
            Assert.NotEmpty(result.Findings);
            return;
        }

        if (!OfThisMachine().IsMatch(path))
        {
            var isContent = FileContent().IsMatch(path);
            Assert.True(text.All(c => isContent ? c is >= ' ' and <= '~' : char.IsAsciiLetterOrDigit(c) || "._-+@/:".Contains(c)), $"{path} took {JsonSerializer.Serialize(text)}");
            Assert.False(!isContent && text.StartsWith('-'), $"{path} took {text}");
        }

        Assert.DoesNotContain(text, c => c is '\n' or '\r' or '\0');
    }

    private static IEnumerable<(string Path, Action<string> Set)> Texts(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject map:
                return map.ToArray().SelectMany(m => m.Value is JsonValue v && v.GetValueKind() == JsonValueKind.String
                    ? [(Join(path, m.Key), new Action<string>(t => map[m.Key] = t))]
                    : Texts(m.Value, Join(path, m.Key)));
            case JsonArray list:
                return Enumerable.Range(0, list.Count).SelectMany(i => list[i] is JsonValue ? [($"{path}[{i}]", new Action<string>(t => list[i] = t))] : Texts(list[i], $"{path}[{i}]"));
            default:
                return [];
        }
    }

    private static IEnumerable<(string Path, JsonObject Map)> Objects(JsonNode? node, string path) => node switch
    {
        JsonObject map => map.SelectMany(m => Objects(m.Value, Join(path, m.Key))).Prepend((path, map)),
        JsonArray list => list.SelectMany((item, i) => Objects(item, $"{path}[{i}]")),
        _ => [],
    };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
