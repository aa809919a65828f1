using Pulumi;
using Pulumi.Utilities;
using RocketMQ.Components;
using RocketMQ.Components.Release;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Promotion;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;

namespace Infra;

/// <summary>
/// Lets nothing into this stack that has not passed in the one it is promoted from. Asked before anything is registered, and in previews and real runs
/// alike, so that the same resources are read in both.
/// </summary>
internal static class PromotionGate
{
    /// <summary>Asks.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="archive">The release.</param>
    /// <param name="last">This stack's own last <c>up</c>.</param>
    /// <param name="project">Folder of Pulumi.yaml.</param>
    /// <returns>The verdict; all that is to be told, errors among it; and a line with its table.</returns>
    public static async Task<(PromotionVerdict Verdict, IReadOnlyList<Finding> Findings, string Text)> AskAsync(
        StackConfig config, ClusterPlan plan, ReleaseArchive archive, LastUp last, string project)
    {
        var wanted = Wanted(config, plan, archive);
        if (config.Promotion is not { } spec)
        {
            var free = PromotionCheck.Run(null, wanted, null, last.Promotion, DateTimeOffset.UtcNow);
            return (free, PromotionReport.Findings(null, free), "");
        }

        var (source, problem) = spec.FromFile is { } file ? ReadFile(spec, file, last, project) : await ReadStackAsync(spec.From!, project);
        var now = DateTimeOffset.UtcNow;
        var verdict = PromotionCheck.Run(spec, wanted, source, last.Promotion, now);
        List<Finding> findings = [.. PromotionReport.Findings(spec, verdict)];
        // A source that cannot be read refuses everything but what a person has taken upon himself.
        if (problem is not null) findings.Add(spec.Override is null ? problem : problem with { Severity = Severity.Warning });
        if (problem is null && PromotionReport.Refusal(spec, verdict) is { } refusal) findings.Add(refusal);
        if (problem is not null && spec.Override is null) return (verdict, findings, "");
        return (verdict, findings, verdict.Outcome == PromotionOutcome.Refused ? PromotionReport.Table(verdict) : PromotionReport.Line(spec, verdict, now));
    }

    /// <summary>What is written into the hosts' log while an override is in force; empty otherwise.</summary>
    public static string Notice(PromotionVerdict verdict) =>
        verdict.Override is { } reason ? $"stack {LastUp.Here} runs what has not passed before it, by promotion.override: {reason}" : "";

    private static PromotedState Wanted(StackConfig config, ClusterPlan plan, ReleaseArchive archive) => new()
    {
        Version = config.Cluster.Release.Version,
        // What a machine builds has no sum that others could know: the source has.
        Sha512 = (config.Cluster.Release.Build?.Sha512 ?? archive.KnownSha512 ?? "").ToLowerInvariant(),
        Library = LibraryVersion.Text,
        Configuration = EffectiveConfiguration.Of(plan, ConfigObjects.HoldsSecrets("cluster")),
    };

    private static async Task<(PromotionSourceState? Source, Finding? Problem)> ReadStackAsync(string from, string project)
    {
        var stack = StackNames.InFull(from, LastUp.Here);
        if (stack == LastUp.Here) return (null, PromotionProblem.Itself(stack));
        // First, because a reference to a stack that is not there ends the run in words of the engine's.
        var (intents, problem) = await OtherStack.ReadAsync(stack, project);
        if (problem is not null) return (null, problem);
        var reference = new StackReference("promotion-from", new StackReferenceArgs { Name = stack });
        if ((await reference.GetOutputDetailsAsync(LastUp.PromotionOutput)).Value is not { } output)
        {
            var outputs = await OutputUtilities.GetValueAsync(reference.Outputs);
            return (null, outputs.ContainsKey(LastUp.Output) ? PromotionProblem.OlderLibrary(stack)
                : outputs.IsEmpty || intents != IntentsDigest.Of([]) ? PromotionProblem.NothingPassed(stack)
                : PromotionProblem.OtherProgram(stack));
        }

        var reading = PromotionParser.Read(OutputValues.ToJson(output));
        return reading.Record is { } record
            ? (new(record, record.Intents != intents), null)
            : (null, PromotionProblem.NoRecord("promotion.from", $"the output promotion of {stack}", reading));
    }

    private static (PromotionSourceState? Source, Finding? Problem) ReadFile(PromotionSpec spec, string file, LastUp last, string project)
    {
        var path = Path.GetFullPath(Path.Combine(project, file));
        if (!File.Exists(path)) return (null, PromotionProblem.NoFile(path));
        try
        {
            var reading = PromotionParser.Parse(File.ReadAllText(path));
            if (reading.Record is not { } record) return (null, PromotionProblem.NoRecord("promotion.fromFile", path, reading));
            return PromotionProblem.WrongFile(spec, path, record, LastUp.Here, last.Cluster?.Owner ?? "") is { } wrong ? (null, wrong)
                : (new(record, BegunSince: false), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, PromotionProblem.UnreadableFile(path, e.Message));
        }
    }
}
