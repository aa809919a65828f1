using System.Globalization;
using System.Text.RegularExpressions;

namespace RocketMQ.Model.Catalog;

/// <summary>Forms of text values that RocketMQ takes apart itself, and swallows or misreads when they are wrong.</summary>
public static partial class ValueForm
{
    /// <summary>Hours of the day, 0 to 23, separated by <c>;</c>.</summary>
    public const string Hours = "hours";

    /// <summary>Delays such as <c>1s 5s 1m 2h</c>, separated by one blank.</summary>
    public const string Delays = "delays";

    /// <summary>Addresses <c>host:port</c>, separated by <c>;</c> without blanks.</summary>
    public const string Addresses = "addresses";

    /// <summary>Whether a text has a form.</summary>
    /// <param name="form">One of the names above; anything else allows every text.</param>
    /// <param name="value">The text.</param>
    /// <returns>True when it has.</returns>
    public static bool Fits(string form, string value) => form switch
    {
        Hours => value.Split(';').All(h => int.TryParse(h, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 23),
        Delays => value.Split(' ').All(d => Delay().IsMatch(d)),
        Addresses => value.TrimEnd(';').Split(';').All(IsAddress),
        _ => true,
    };

    /// <summary>A form in words.</summary>
    /// <param name="form">One of the names above.</param>
    /// <returns>What a value must look like.</returns>
    public static string Describe(string form) => form switch
    {
        Hours => "hours of the day from 00 to 23, separated by ';' (for example 04 or 02;14)",
        Delays => "delays separated by one blank, each a number with s, m, h or d (for example \"1s 5s 1m 2h\")",
        Addresses => "host:port, further ones separated by ';' without blanks (for example 10.0.0.1:9876;10.0.0.2:9876)",
        _ => "any text",
    };

    private static bool IsAddress(string text) =>
        Address().IsMatch(text) && int.TryParse(text[(text.LastIndexOf(':') + 1)..], out var port) && port is >= 1 and <= 65535;

    [GeneratedRegex(@"^\d{1,9}[smhd]\z")]
    private static partial Regex Delay();

    [GeneratedRegex(@"^[A-Za-z0-9._-]+:\d{1,5}\z")]
    private static partial Regex Address();
}
