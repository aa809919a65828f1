using System.Text.Json;
using System.Text.Json.Nodes;
using RocketMQ.Model.Configuration;

namespace RocketMQ.Model.Promotion;

/// <summary>Reads the fields of a record; the first that is missing or of another kind is kept as the problem, and reading goes on.</summary>
internal sealed class PromotionFieldReader
{
    private static readonly PassedUp NoUp = new("000000000000", DateTimeOffset.UnixEpoch);

    private readonly JsonObject map;
    private readonly string path;
    private readonly PromotionFieldReader root;
    private string? problem;

    public PromotionFieldReader(JsonObject map)
        : this(map, "", null)
    {
    }

    private PromotionFieldReader(JsonObject map, string path, PromotionFieldReader? root)
    {
        this.map = map;
        this.path = path;
        this.root = root ?? this;
    }

    /// <summary>The first thing that was wrong, to follow a colon; null where nothing was.</summary>
    public string? Problem => root.problem;

    public bool Has(string name) => map[name] is not null;

    public string Text(string name) => TextOf(map[name], path + name);

    public IReadOnlyDictionary<string, string> Texts(string name) =>
        map[name] is JsonObject texts
            ? texts.ToDictionary(t => t.Key, t => TextOf(t.Value, $"{path}{name}.{t.Key}"), StringComparer.Ordinal)
            : Fail(path + name, "an object", new Dictionary<string, string>());

    public IReadOnlyList<string> List(string name) =>
        map[name] is JsonArray list ? [.. list.Select((item, i) => TextOf(item, $"{path}{name}[{i}]"))]
            : Fail<IReadOnlyList<string>>(path + name, "a list", []);

    /// <summary>A list of lines, each read by its own reader.</summary>
    public IReadOnlyList<T> Lines<T>(string name, Func<string, T?> read, string wanted)
        where T : class =>
        [.. List(name).Select((line, i) => read(line) ?? Fail<T?>($"{path}{name}[{i}]", wanted, null)).OfType<T>()];

    public IReadOnlyList<PromotionFieldReader> Objects(string name) =>
        map[name] is not JsonArray list ? Fail<IReadOnlyList<PromotionFieldReader>>(path + name, "a list", [])
        :
        [
            .. list.Select((item, i) => item is JsonObject inner
                ? new PromotionFieldReader(inner, $"{path}{name}[{i}].", root)
                : Fail($"{path}{name}[{i}]", "an object", new PromotionFieldReader([], $"{path}{name}[{i}].", root))),
        ];

    /// <summary>The <c>up</c> in the fields up and at.</summary>
    public PassedUp Up()
    {
        var (number, time) = (Text("up"), Text("at"));
        return PassedUp.TryRead(number, time) ?? Fail(path + "up", "12 hexadecimal digits, with a time in " + path + "at", NoUp);
    }

    private string TextOf(JsonNode? node, string at) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : Fail(at, "a text", "");

    private T Fail<T>(string at, string wanted, T instead)
    {
        root.problem ??= $"{Shown.Text(at).Trim('"')} is not there, or is not {wanted}";
        return instead;
    }
}
