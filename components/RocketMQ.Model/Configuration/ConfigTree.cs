namespace RocketMQ.Model.Configuration;

/// <summary>
/// All fields of the stack configuration: the objects under the config namespace <c>rocketmq</c>. Reading, checking, the JSON schema
/// and the table of the docs all come from this tree.
/// </summary>
public static class ConfigTree
{
    /// <summary>
    /// The root: its fields are the objects <c>hosts</c>, <c>release</c>, <c>cluster</c>, <c>destroy</c>, <c>production</c>, <c>preflight</c>,
    /// <c>promotion</c>, <c>report</c>, <c>rules</c>.
    /// </summary>
    public static ConfigField Root { get; } = new()
    {
        Type = FieldType.Object,
        Description = "The configuration of a stack, under the namespace rocketmq of Pulumi.<stack>.yaml.",
        Fields =
        [
            HostsFields.Hosts,
            ReleaseFields.Release,
            ClusterFields.Cluster,
            new ConfigField
            {
                Name = "destroy",
                Type = FieldType.Object,
                Description = "What `pulumi destroy` removes besides processes, units and settings. It takes effect once an `up` has stored it.",
                Fields =
                [
                    Keep("data", "Stores and logs: keep them, or delete them with the cluster."),
                    Keep("release", "The unpacked release: keep it, or delete it with the cluster."),
                ],
            },
            new ConfigField
            {
                Name = "production",
                Type = FieldType.Boolean,
                Default = false,
                Description = "True: this is a production stack, and warnings of the rules are errors.",
                Example = "true",
            },
            new ConfigField
            {
                Name = "preflight",
                Type = FieldType.Choice,
                Choices = ["up", "preview", "off"],
                Default = "up",
                Description = "When the hosts are checked, read-only: before an `up` that changes something, also in `preview` (which then connects to the hosts), or never.",
                Example = "preview",
            },
            PromotionFields.Promotion,
            new ConfigField
            {
                Name = "report",
                Type = FieldType.Text,
                Form = Forms.LocalFile,
                DefaultNote = "none",
                Description = "The file that all findings of a run are written to as JSON, in `preview` and `up`, refused or not: path, relative to the project or "
                    + "absolute. The environment variable ROCKETMQ_REPORT takes its place where it is set. A file that is no such report is never overwritten. "
                    + "Its schema is docs/findings.schema.json.",
                Example = "findings.json",
            },
            new ConfigField
            {
                Name = "rules",
                Type = FieldType.Object,
                Description = "The rules that a cluster is checked by.",
                Fields =
                [
                    new ConfigField
                    {
                        Name = "disable",
                        Type = FieldType.Map,
                        KeyName = "rule",
                        KeyForm = Forms.RuleId,
                        DefaultNote = "none",
                        Description = "Rules switched off: id and the reason, for whoever reads it next year.",
                        Item = new ConfigField
                        {
                            Type = FieldType.Text,
                            Form = Forms.Reason,
                            Description = "Why this rule does not apply here.",
                            Example = "RMQ012: \"two name servers are what this site has\"",
                        },
                    },
                ],
            },
        ],
    };

    /// <summary>A field and all fields below it, each before what it holds, with their paths: <c>&lt;name&gt;</c> for a key of a map, <c>[]</c> for an entry of a list.</summary>
    /// <param name="field">The field.</param>
    /// <param name="path">Its path; empty for the root.</param>
    internal static IEnumerable<(string Path, ConfigField Field)> Below(ConfigField field, string path)
    {
        yield return (path, field);
        foreach (var below in field.Fields.SelectMany(f => Below(f, path.Length > 0 ? $"{path}.{f.Name}" : f.Name)))
        {
            yield return below;
        }

        if (field.Item is { } item)
        {
            foreach (var below in Below(item, field.Type == FieldType.List ? $"{path}[]" : $"{path}.<{field.KeyName}>"))
            {
                yield return below;
            }
        }
    }

    private static ConfigField Keep(string name, string description) => new()
    {
        Name = name,
        Type = FieldType.Choice,
        Choices = ["keep", "delete"],
        Default = "keep",
        Description = description,
        Example = "delete",
    };
}
