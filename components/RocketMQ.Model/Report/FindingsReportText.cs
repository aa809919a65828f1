using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RocketMQ.Model.Report;

/// <summary>A <see cref="FindingsReport"/> as the text of its file.</summary>
public static class FindingsReportText
{
    /// <summary>What every file of ours begins with, whatever its number.</summary>
    private const string Begin = "{\n  \"format\": \"rocketmq-findings/";

    /// <summary>How the types are written, and what their schema is made with.</summary>
    internal static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Writes it.</summary>
    /// <param name="report">The report.</param>
    /// <returns>JSON, indented, ended by a line feed.</returns>
    public static string Write(FindingsReport report) => JsonSerializer.Serialize(report, Options) + "\n";

    /// <summary>True where a file that begins so is a report, and may be written anew: nothing else is ever overwritten.</summary>
    /// <param name="begin">The beginning of the file, at least 64 characters of it where it has them.</param>
    public static bool IsReport(string begin)
    {
        ArgumentNullException.ThrowIfNull(begin);
        return begin.StartsWith(Begin, StringComparison.Ordinal);
    }
}
