using System.Text;

namespace RocketMQ.Model.Rollout;

/// <summary>Rows of text under each other.</summary>
internal static class Table
{
    /// <summary>A cell longer than this pushes only its own row to the right.</summary>
    private const int Widest = 48;

    /// <summary>Each row on a line of its own, begun by a line feed and two blanks; columns two blanks apart.</summary>
    public static string Of(IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        var widths = all.Length == 0 ? [] : Enumerable.Range(0, all.Max(r => r.Length))
            .Select(i => all.Select(r => i < r.Length ? r[i].Length : 0).Where(w => w <= Widest).DefaultIfEmpty(0).Max()).ToArray();
        var text = new StringBuilder();
        foreach (var row in all)
        {
            text.Append("\n  ").Append(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }

        return text.ToString();
    }
}
