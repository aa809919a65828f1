using System.Text.RegularExpressions;

namespace RocketMQ.Live.Tests;

/// <summary>What a preview says that the next <c>up</c> does to each process, read from the text that a user reads.</summary>
internal sealed partial record Announced
{
    /// <summary>Instances that are restarted.</summary>
    public HashSet<string> Restarted { get; } = new(StringComparer.Ordinal);

    /// <summary>Instances that are restarted unless they run what is wanted already.</summary>
    public HashSet<string> MaybeRestarted { get; } = new(StringComparer.Ordinal);

    /// <summary>Instances that are given values while they run.</summary>
    public HashSet<string> Live { get; } = new(StringComparer.Ordinal);

    /// <summary>Instances that are started, or stopped, or both.</summary>
    public HashSet<string> ComeOrGo { get; } = new(StringComparer.Ordinal);

    /// <summary>Instances that stay as they are.</summary>
    public HashSet<string> Unchanged { get; } = new(StringComparer.Ordinal);

    /// <summary>True: no <c>up</c> is on record that went through, so all that is wanted is started, and what runs otherwise is restarted.</summary>
    public bool IsFirst { get; private set; }

    public static Announced Read(string preview)
    {
        var announced = new Announced { IsFirst = preview.Contains("of this stack is on record", StringComparison.Ordinal) || preview.Contains("none is on record that did", StringComparison.Ordinal) };
        foreach (var line in preview.Split('\n'))
        {
            if (Step().Match(line) is { Success: true } step)
            {
                var act = step.Groups["act"].Value;
                (act == "live" ? announced.Live : act == "restart" ? announced.Restarted : announced.MaybeRestarted).Add(step.Groups["name"].Value);
            }
            else if (Move().Match(line) is { Success: true } move)
            {
                announced.ComeOrGo.Add(move.Groups["name"].Value);
            }
            else if (line.TrimStart().StartsWith("Unchanged: ", StringComparison.Ordinal))
            {
                announced.Unchanged.UnionWith(line.Split(": ", 2)[1].Split(',').Select(n => n.Trim()));
            }
        }

        return announced;
    }

    /// <summary>Fails when an <c>up</c> did another thing than this to a process.</summary>
    /// <param name="before">The processes before it.</param>
    /// <param name="after">And after it.</param>
    /// <param name="wentThrough">False for one that failed: it may have done a part.</param>
    public void MustBeWhatHappened(IReadOnlyDictionary<string, LiveProcess> before, IReadOnlyDictionary<string, LiveProcess> after, bool wentThrough)
    {
        var stayed = before.Keys.Where(after.ContainsKey).ToList();
        string[] restarted = [.. stayed.Where(n => before[n].Pid != after[n].Pid).Order(StringComparer.Ordinal)];
        string[] surprises = [.. restarted.Where(n => !IsFirst && !Restarted.Contains(n) && !MaybeRestarted.Contains(n) && !ComeOrGo.Contains(n))];
        Assert.True(surprises.Length == 0, $"restarted without a word in the preview: {string.Join(", ", surprises)}");
        string[] gone = [.. before.Keys.Where(n => !after.ContainsKey(n) && !ComeOrGo.Contains(n) && !(Restarted.Contains(n) || MaybeRestarted.Contains(n)) && !IsFirst)];
        Assert.True(gone.Length == 0, $"stopped without a word in the preview: {string.Join(", ", gone)}");
        if (!wentThrough) return;
        string[] left = [.. Restarted.Where(n => stayed.Contains(n) && !restarted.Contains(n)).Order(StringComparer.Ordinal)];
        Assert.True(left.Length == 0, $"the preview restarts {string.Join(", ", left)}, which still run as before");
        string[] called = [.. Unchanged.Where(n => restarted.Contains(n))];
        Assert.True(called.Length == 0, $"called unchanged and restarted: {string.Join(", ", called)}");
    }

    [GeneratedRegex(@"^ *[0-9]+\.  +(?<name>\S+) +on \S+ +(?<act>restart, unless it runs this already|restart|live)( |$)")]
    private static partial Regex Step();

    [GeneratedRegex(@"^ *(new|gone|moved) +(?<name>\S+) ")]
    private static partial Regex Move();
}
