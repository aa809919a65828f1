using System.Globalization;
using System.Text;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rollout;

/// <summary>What a person is told, in a preview, of what an <c>up</c> does to what runs.</summary>
public static class ChangeText
{
    /// <summary>What a preview says where nothing changes for any process.</summary>
    public const string Nothing = "Nothing restarts: what is wanted is what the last `up` applied.";

    /// <summary>A roll of more instances names them one after the other instead of one below the other.</summary>
    private const int RollShown = 16;

    private const string Live = "live";

    /// <summary>Each changed line once, with its effect; what comes, goes and moves; and the order of the roll.</summary>
    /// <param name="before">What was applied last.</param>
    /// <param name="plan">What the next <c>up</c> is to apply.</param>
    /// <param name="intents">What is known of the wishes. Default: nothing.</param>
    /// <returns>Lines joined by line feeds; empty when nothing changes.</returns>
    public static string Of(RunningCluster before, ClusterPlan plan, IReadOnlyDictionary<string, IntentNumbers>? intents = null)
    {
        var change = ClusterChange.Between(before, plan, intents);
        if (change.IsEmpty)
        {
            return "";
        }

        var text = new StringBuilder(Changes(change, before));
        if (change.Restarted.Count + change.Unfinished.Count + change.Instances.Count == 0)
        {
            text.Append("\nNothing restarts.");
        }

        text.Append(Roll(change, plan));
        if (change.Unchanged.Count > 0)
        {
            text.Append("\nUnchanged: ").Append(ChangeRows.Names([.. change.Unchanged.Select(i => i.Name)], ", "));
        }

        if (DefaultChanges.Render(before.Version, plan) is { Length: > 0 } defaults)
        {
            text.Append('\n').Append(defaults);
        }

        return text.ToString();
    }

    /// <summary>
    /// What a real run says before it begins: the changed lines and the order of the roll. What an unfinished run has left is not known there, so it does not
    /// say what stays as it is.
    /// </summary>
    /// <param name="before">What was applied last.</param>
    /// <param name="plan">What it is to apply.</param>
    /// <returns>Lines joined by line feeds; empty when nothing changes.</returns>
    public static string OfUp(RunningCluster before, ClusterPlan plan)
    {
        var change = ClusterChange.Between(before, plan);
        return change.IsEmpty ? "" : Changes(change, before) + Roll(change, plan);
    }

    /// <summary>What the first <c>up</c> starts, where, and in which order.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="begun">True when an earlier <c>up</c> has begun and not finished. Default false.</param>
    /// <returns>Lines joined by line feeds.</returns>
    public static string OfFirst(ClusterPlan plan, bool begun = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var starts = plan.NameServers.Concat(plan.Brokers.OrderBy(b => b.Role == BrokerRole.Slave)).Where(i => !i.Host.Lost);
        return (begun ? "An earlier `up` of this stack did not finish, and none is on record that did: what runs already with another configuration is restarted. What is to run," : "No earlier `up` of this stack is on record. What is to run,")
            + " and in which order it is started where it does not run yet: those of one number side by side, each proven before the next number:"
            + Table.Of([.. starts.Select(i => new[]
            {
                i.Kind == InstanceKind.NameServer ? "1" : i.Role == BrokerRole.Slave ? "3" : "2",
                i.Name,
                i.Host.Name,
                i.Address,
                i.Role is { } role ? BrokerProperties.Role(role) : "name server",
                $"heap {ConfigLines.Heap(i)}",
            })]);
    }

    private static string Changes(ClusterChange change, RunningCluster before) =>
        "What this does to what runs, against the last `up` that went through:" + Table.Of(ChangeRows.Of(change, before));

    private static string Roll(ClusterChange change, ClusterPlan plan)
    {
        var unfinished = change.Unfinished.Concat(change.PerhapsDone).Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        var restarted = change.Restarted.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        var touched = change.Restarted.Concat(change.Hot).Concat(change.Unfinished).Concat(change.UnfinishedHot).DistinctBy(i => i.Name).ToDictionary(i => i.Name, StringComparer.Ordinal);
        var reasons = ReasonsOfRoll.Of(change);
        RunningInstance[] roll = [.. plan.RolloutOrder.Select(i => touched.GetValueOrDefault(RunningCluster.NameOf(i))).OfType<RunningInstance>()];
        if (roll.Length == 0)
        {
            return "";
        }

        const string title = "\nOrder of the roll, one at a time, each proven before the next; the first that is not proven ends it:";
        return title + (roll.Length > RollShown ? Runs(roll, Act) : Table.Of([.. roll.Select((i, n) => new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"{n + 1}."), i.Name, $"on {i.Host}", Act(i.Name), reasons.GetValueOrDefault(i.Name, "its files change"),
        })]));

        string Act(string name) => unfinished.Contains(name) ? "restart, unless it runs this already" : restarted.Contains(name) ? "restart" : Live;
    }

    /// <summary>A long roll: a line for those that follow each other and have the same done to them.</summary>
    private static string Runs(IReadOnlyList<RunningInstance> roll, Func<string, string> act)
    {
        var text = new StringBuilder();
        for (var i = 0; i < roll.Count; i++)
        {
            var isNext = i > 0 && act(roll[i].Name) == act(roll[i - 1].Name);
            text.Append(isNext ? ", " : $"\n  {act(roll[i].Name)}: ").Append(roll[i].Name);
        }

        return text.ToString();
    }
}
