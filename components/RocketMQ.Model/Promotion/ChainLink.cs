using System.Text.RegularExpressions;

namespace RocketMQ.Model.Promotion;

/// <summary>Where and when values passed first.</summary>
/// <param name="Stack">The stack, in full.</param>
/// <param name="Up">The <c>up</c> of that stack.</param>
/// <param name="Settings">Names of the values that passed first there with it, as in <see cref="PromotedState.Settings"/>; in order.</param>
public sealed partial record ChainLink(string Stack, PassedUp Up, IReadOnlyList<string> Settings)
{
    /// <summary>In a line, as it stands in the outputs: <c>organization/rocketmq/dev up 6fd2c27f9e10 at 2026-11-30T12:04:48Z: library, release</c>.</summary>
    public override string ToString() => $"{Stack} up {Up.Number} at {Up.Time}: {string.Join(", ", Settings)}";

    /// <summary>Reads such a line.</summary>
    /// <param name="text">The line.</param>
    /// <returns>Null for a text of another form.</returns>
    public static ChainLink? TryParse(string text) =>
        Form().Match(text) is { Success: true } match && PassedUp.TryRead(match.Groups[2].Value, match.Groups[3].Value) is { } up
            ? new(match.Groups[1].Value, up, match.Groups[4].Value.Split(", "))
            : null;

    [GeneratedRegex(@"\A(\S+) up (\S+) at (\S+): (.+)\z")]
    private static partial Regex Form();
}
