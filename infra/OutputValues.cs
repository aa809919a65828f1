using System.Collections;
using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Infra;

/// <summary>JSON as the value of a stack's output, and back.</summary>
internal static class OutputValues
{
    /// <summary>Objects become dictionaries, lists arrays, all else text.</summary>
    public static object Of(JsonNode? node) => node switch
    {
        JsonObject map => map.ToImmutableDictionary(p => p.Key, p => Of(p.Value)),
        JsonArray list => list.Select(Of).ToImmutableArray(),
        _ => node?.ToString() ?? "",
    };

    /// <summary>What a stack reference gives, as JSON.</summary>
    public static JsonNode? ToJson(object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case string text:
                return JsonValue.Create(text);
            case IEnumerable<KeyValuePair<string, object>> map:
                return new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, ToJson(p.Value))));
            case IEnumerable list:
                return new JsonArray([.. list.Cast<object?>().Select(ToJson)]);
            case bool flag:
                return JsonValue.Create(flag);
            default:
                return JsonValue.Create(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
