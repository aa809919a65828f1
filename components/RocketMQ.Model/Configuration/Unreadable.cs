using System.Text.Json;

namespace RocketMQ.Model.Configuration;

/// <summary>Finds texts that JSON can write and .NET cannot read: halves of surrogate pairs.</summary>
internal static class Unreadable
{
    /// <summary>The path of the object, list or text that holds the first such text; null when all can be read.</summary>
    public static string? Find(JsonElement value, string path)
    {
        try
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    _ = value.GetString();
                    return null;
                case JsonValueKind.Array:
                    return value.EnumerateArray().Select((item, i) => Find(item, $"{path}[{i}]")).FirstOrDefault(found => found is not null);
                case JsonValueKind.Object:
                    return value.EnumerateObject().Select(member => Find(member.Value, Shown.Path(path, member.Name))).FirstOrDefault(found => found is not null);
                default:
                    return null;
            }
        }
        catch (InvalidOperationException)
        {
            return path;
        }
    }
}
