using System.Text.RegularExpressions;

namespace RocketMQ.Model.Promotion;

/// <summary>What a stack ran before, so that it can go back there.</summary>
/// <param name="Version">Version of the release.</param>
/// <param name="Sha512">SHA-512 as in <see cref="PromotedState.Sha512"/>.</param>
/// <param name="Digest">Digest of the effective configuration.</param>
/// <param name="Library">The library it was made with.</param>
/// <param name="Up">The <c>up</c> that brought it.</param>
/// <param name="Passed">True where it had passed in the stack it came from; false where it came by an override, or where no promotion was asked for.</param>
public sealed partial record PastRun(string Version, string Sha512, string Digest, string Library, PassedUp Up, bool Passed)
{
    private const string Promoted = "promoted";
    private const string NotPromoted = "not promoted";

    /// <summary>In a line, as it stands in the outputs.</summary>
    public override string ToString() =>
        $"release {Version} up {Up.Number} at {Up.Time} library {Library} digest {Digest} sha512 {Sha512} {(Passed ? Promoted : NotPromoted)}";

    /// <summary>Reads such a line.</summary>
    /// <param name="text">The line.</param>
    /// <returns>Null for a text of another form.</returns>
    public static PastRun? TryParse(string text) =>
        Form().Match(text) is { Success: true } match && PassedUp.TryRead(match.Groups[2].Value, match.Groups[3].Value) is { } up
            ? new(match.Groups[1].Value, match.Groups[6].Value, match.Groups[5].Value, match.Groups[4].Value, up, match.Groups[7].Value == Promoted)
            : null;

    [GeneratedRegex(@"\Arelease (\S+) up (\S+) at (\S+) library (\S+) digest (\S+) sha512 (\S*) (promoted|not promoted)\z")]
    private static partial Regex Form();
}
