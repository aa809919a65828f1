using System.Text;

namespace RocketMQ.Model.Rollout;

/// <summary>Rows of text under each other.</summary>
internal static class Table
{
    /// <summary>A cell longer than this pushes only its own row to the right.</summary>
    private const int Widest = 48;

    /// <summary>Each row on a line of its own, begun by a line feed and two blanks; columns two blanks apart. All rows have as many cells.</summary>
    public static string Of(IReadOnlyList<string[]> rows)
    {
        var text = new StringBuilder();
        int[] widths = [.. (rows.FirstOrDefault() ?? []).Select((_, i) => Width(rows, i))];
        foreach (var row in rows)
        {
            text.Append("\n  ").Append(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }

        return text.ToString();
    }

    private static int Width(IReadOnlyList<string[]> rows, int column) => rows.Select(r => r[column].Length).Where(w => w <= Widest).DefaultIfEmpty(0).Max();
}
