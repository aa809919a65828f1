using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RocketMQ.Components.Remote;

/// <summary>
/// What links the steps of a chain: a short digest of what a step printed. Every run of a step prints a number of its own, so the digest changes with
/// every run, and the next step, which carries it in its command line, runs after it.
/// </summary>
internal static class StepToken
{
    private const int Length = 12;

    /// <summary>The digest of one or several outputs.</summary>
    /// <param name="outputs">Standard outputs of steps, in a fixed order; a step that has not run has none.</param>
    /// <returns>12 hexadecimal digits.</returns>
    public static string Create(IEnumerable<string?> outputs)
    {
        var text = string.Join('\n', outputs);
        // Such a text may be a host's whole input: its bytes are borrowed, not left behind for each host.
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var count = Encoding.UTF8.GetBytes(text, bytes);
            return Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, count)))[..Length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }

    /// <summary>True when a start left a process running with other files than the wanted ones, which it has only put beside them.</summary>
    /// <param name="output">Standard output of the start.</param>
    public static bool IsStaged(string? output)
    {
        try
        {
            using var document = JsonDocument.Parse(output?.Trim().Split('\n')[^1] ?? "");
            return document.RootElement.TryGetProperty("staged", out var staged) && staged.ValueKind == JsonValueKind.True;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
