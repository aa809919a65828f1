using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Promotion;

/// <summary>What can be wrong with the stack or file that is promoted from: each a text of its own.</summary>
public static class PromotionProblem
{
    /// <summary>The stack names itself.</summary>
    /// <param name="here">This stack, in full.</param>
    public static Finding Itself(string here) => At("promotion.from", $"{here} is this stack itself.", "Name the stack of the environment before it.");

    /// <summary>The backend has no such stack.</summary>
    /// <param name="stack">The stack, in full.</param>
    /// <param name="backend">The backend, without log-ins.</param>
    /// <param name="said">What the command said.</param>
    public static Finding NoSuchStack(string stack, string backend, string said) => At(
        "promotion.from",
        $"there is no stack {stack} in this backend ({backend}): {said}",
        "Correct the name (`pulumi stack ls` has them). Where the stack lives in another backend, which cannot be read from here, let its pipeline write "
        + "`pulumi stack output promotion --json` to a file of this repository and set promotion.fromFile to it.");

    /// <summary>Its state could not be read, for another reason.</summary>
    /// <param name="stack">The stack, in full.</param>
    /// <param name="said">What went wrong.</param>
    public static Finding Unreadable(string stack, string said) => At(
        "promotion.from",
        $"the state of {stack} cannot be read: {said}",
        "Let the one who runs Pulumi read that stack (`pulumi stack export --stack …` must work), or use promotion.fromFile.");

    /// <summary>It is there and has no outputs: no <c>up</c> went through.</summary>
    /// <param name="stack">The stack, in full.</param>
    public static Finding NothingPassed(string stack) =>
        At("promotion.from", $"{stack} has no outputs: no `up` of it has gone through, or it was destroyed.", "Run `pulumi up` there first.");

    /// <summary>It has outputs of this program, and not this one.</summary>
    /// <param name="stack">The stack, in full.</param>
    public static Finding OlderLibrary(string stack) => At(
        "promotion.from",
        $"{stack} has no output promotion: its last `up` was made by an older version of this library.",
        "Run `pulumi up` there with this version first: that is what it has to pass in.");

    /// <summary>It is a stack of another program.</summary>
    /// <param name="stack">The stack, in full.</param>
    public static Finding OtherProgram(string stack) => At(
        "promotion.from", $"{stack} has another shape: it is not a stack of this program, it has no output promotion.", "Name a stack that it makes.");

    /// <summary>Its output, or the file, is no record.</summary>
    /// <param name="field">promotion.from or promotion.fromFile.</param>
    /// <param name="source">The stack's output or the file.</param>
    /// <param name="reading">What reading it came to.</param>
    public static Finding NoRecord(string field, string source, PromotionReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return At(field, $"{source} {reading.Problem}.", reading.Repair);
    }

    /// <summary>There is no such file.</summary>
    /// <param name="path">Its path.</param>
    public static Finding NoFile(string path) => At(
        "promotion.fromFile",
        $"there is no file {path}.",
        "Let the pipeline of the other environment write it, by `pulumi stack output promotion --json`, or correct the path (relative to the project, or "
        + "absolute).");

    /// <summary>The file cannot be read.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="said">What went wrong.</param>
    public static Finding UnreadableFile(string path, string said) =>
        At("promotion.fromFile", $"{path} cannot be read: {said}", "Let the user who runs Pulumi read it.");

    /// <summary>What is wrong with whose record a file is; null where it is the right one.</summary>
    /// <param name="spec">The configuration.</param>
    /// <param name="path">The file.</param>
    /// <param name="record">What it holds.</param>
    /// <param name="here">This stack, in full.</param>
    /// <param name="deployment">Number of this stack's deployment; empty where it has none yet.</param>
    public static Finding? WrongFile(PromotionSpec spec, string path, PromotionRecord record, string here, string deployment)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(record);
        if (record.Deployment == deployment || (record.Stack == here && spec.From is null))
        {
            return At("promotion.fromFile", $"{path} is the record of this very cluster ({record.Stack}, cluster {record.Cluster}).",
                "Give the file of the environment before it.");
        }

        // Another backend may have another organization: only what is given is compared.
        return spec.From is { } from && record.Stack != from && (from.Contains('/') || !record.Stack.EndsWith("/" + from, StringComparison.Ordinal))
            ? At("promotion.fromFile", $"{path} is of another cluster: {record.Stack} (cluster {record.Cluster}) and not {from}.",
                "Give the file of that stack, or correct promotion.from.")
            : null;
    }

    private static Finding At(string field, string message, string repair) => new(CfgIds.PromotionSource, Severity.Error, field, message, repair);
}
