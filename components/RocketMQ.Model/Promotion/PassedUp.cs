using System.Globalization;
using System.Text.RegularExpressions;

namespace RocketMQ.Model.Promotion;

/// <summary>
/// An <c>up</c> that went through: noted by that very <c>up</c>, after the check of the whole cluster, and not again before one does something.
/// </summary>
/// <param name="Number">12 hexadecimal digits, drawn by it.</param>
/// <param name="At">Its time, UTC, to the second.</param>
public sealed partial record PassedUp(string Number, DateTimeOffset At)
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The time as it is written: 2026-11-30T12:04:48Z.</summary>
    public string Time => At.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);

    /// <summary>Reads what the local command of that <c>up</c> printed: number and time, a blank between.</summary>
    /// <param name="text">One line.</param>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static PassedUp Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Trim().Split(' ') is [var number, var time] && TryRead(number, time) is { } up
            ? up
            : throw new FormatException($"'{text}' is not a number and a time.");
    }

    /// <summary>Reads its two parts.</summary>
    /// <param name="number">The number.</param>
    /// <param name="time">The time.</param>
    /// <returns>Null where one of them has another form.</returns>
    internal static PassedUp? TryRead(string number, string time) =>
        Form().IsMatch(number)
            && DateTimeOffset.TryParseExact(
                time, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? new PassedUp(number, at)
            : null;

    [GeneratedRegex(@"\A[0-9a-f]{12}\z")]
    private static partial Regex Form();
}
