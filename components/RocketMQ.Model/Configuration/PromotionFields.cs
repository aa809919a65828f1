namespace RocketMQ.Model.Configuration;

/// <summary>The fields of <c>rocketmq:promotion</c>.</summary>
internal static class PromotionFields
{
    private const string Part = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}";

    private static readonly TextForm StackName = new(
        "the name of a stack, such as staging, or organization/project/stack in full", $"^{Part}(/{Part}/{Part})?$")
    {
        MaxLength = 302,
        // A stack reference reads the stack's own backend alone.
        Repair = t => t.Contains("://", StringComparison.Ordinal)
            ? "A stack in another backend cannot be read. Let its pipeline write `pulumi stack output promotion --json` to a file, and give that as "
                + "promotion.fromFile."
            : t.Count(c => c == '/') == 1
                ? "Give the name alone, or all three parts: organization/project/stack (with a backend of files or buckets the first is the word organization)."
            : null,
    };

    private static readonly TextForm Reason = new(
        "the reason in words, at least 10 characters, none of them invisible", "^(?!.*[\\u200b-\\u200f\\u2028-\\u202e])\\S.{8,}\\S$") { MaxLength = 300 };

    /// <summary>promotion.</summary>
    public static ConfigField Promotion { get; } = new()
    {
        Name = "promotion",
        Type = FieldType.Object,
        DefaultNote = "none: this stack asks no other one",
        Description = "The stack that everything must have passed in before this one takes it: the release, the effective configuration of brokers and name "
            + "servers, the version of this library.",
        Fields =
        [
            new()
            {
                Name = "from",
                Type = FieldType.Text,
                Form = StackName,
                DefaultNote = "none",
                Description = "The stack, in the same backend: its name, or organization/project/stack. With `fromFile`: the stack whose record the file must "
                    + "be.",
                Example = "staging",
            },
            new()
            {
                Name = "fromFile",
                Type = FieldType.Text,
                Form = Forms.LocalFile,
                DefaultNote = "none",
                Description = "The record of a stack in another backend, as `pulumi stack output promotion --json` wrote it there: path, relative to the "
                    + "project or absolute.",
                Example = "promotion/staging.json",
            },
            new()
            {
                Name = "soak",
                Type = FieldType.Text,
                Form = Durations.Form,
                DefaultNote = "none: at once",
                Description = "How long the other stack must have been running since its last `up` that did something.",
                Example = "24h",
            },
            new()
            {
                Name = "differs",
                Type = FieldType.List,
                DefaultNote = "none",
                Description = "Keys that differ by intent. Addresses, hosts, ports, folders, heaps, names, counts of groups and slaves, and secrets are never "
                    + "compared. `jvmOptions` stands for the further JVM options.",
                Item = new() { Type = FieldType.Text, Form = Forms.PropertyName, Example = "[fileReservedTime, diskMaxUsedSpaceRatio]" },
            },
            new()
            {
                Name = "override",
                Type = FieldType.Text,
                Form = Reason,
                DefaultNote = "none",
                Description = "For an emergency: the reason for which this stack takes what has not passed. It is shown in every preview, and kept in the "
                    + "outputs and in a log on the hosts, until a promotion passes again.",
                Example = "\"CVE-2026-1234, staging is down, agreed with the on-call lead\"",
            },
        ],
    };
}
