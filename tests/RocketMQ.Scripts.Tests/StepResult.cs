using System.Text.Json;

namespace RocketMQ.Scripts.Tests;

/// <summary>What a command on a host did.</summary>
/// <param name="ExitCode">Exit status; 137 when it was killed.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
public sealed record StepResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The one JSON line of a step that went well.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The "changes" of the JSON line.</summary>
    public IReadOnlyList<string> Changes => [.. Json.GetProperty("changes").EnumerateArray().Select(c => c.GetString()!)];

    /// <summary>Fails the test with everything that was printed, unless the command ended well.</summary>
    public StepResult MustWork()
    {
        Assert.True(ExitCode == 0, $"exit {ExitCode}\n--- stdout\n{Output}\n--- stderr\n{Errors}");
        return this;
    }

    /// <summary>Fails the test unless the step failed and said each of <paramref name="words"/> on standard error.</summary>
    public StepResult MustFail(params string[] words)
    {
        Assert.True(ExitCode != 0, $"it should have failed\n--- stdout\n{Output}\n--- stderr\n{Errors}");
        foreach (var word in words)
        {
            Assert.Contains(word, Errors, StringComparison.OrdinalIgnoreCase);
        }

        return this;
    }
}
