using System.Globalization;

namespace RocketMQ.Model.Configuration;

/// <summary>Spans of time as the configuration writes them: a whole number with the unit m (minutes), h (hours) or d (days).</summary>
internal static class Durations
{
    /// <summary>The form.</summary>
    public static TextForm Form { get; } = new("a whole number with the unit m (minutes), h (hours) or d (days), such as 30m, 24h or 7d", "^[0-9]{1,4}[mhd]$")
    {
        Repair = t => t.Length is > 0 and < 5 && t.All(char.IsAsciiDigit) ? $"Add the unit, for example {t}h." : null,
    };

    /// <summary>Reads one of that form.</summary>
    public static TimeSpan Read(string text)
    {
        var number = int.Parse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return text[^1] switch { 'm' => TimeSpan.FromMinutes(number), 'h' => TimeSpan.FromHours(number), _ => TimeSpan.FromDays(number) };
    }

    /// <summary>Writes it in the largest unit that says it without a rest.</summary>
    public static string Write(TimeSpan span) =>
        span.Ticks % TimeSpan.TicksPerDay == 0 && span > TimeSpan.Zero ? Number(span.TotalDays, 'd')
        : span.Ticks % TimeSpan.TicksPerHour == 0 && span > TimeSpan.Zero ? Number(span.TotalHours, 'h')
        : Number(span.TotalMinutes, 'm');

    private static string Number(double count, char unit) => string.Create(CultureInfo.InvariantCulture, $"{(long)count}{unit}");
}
