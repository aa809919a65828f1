using System.Globalization;
using System.Text;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>The page that lists every field of the stack configuration.</summary>
public static class ConfigDocs
{
    /// <summary>The page.</summary>
    /// <returns>Markdown, with a table for each object.</returns>
    public static string Text()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # Stack configuration

            <!-- Generated from the code (components/RocketMQ.Model/Configuration). Change it there; `UPDATE_DOCS=1 dotnet test tests/RocketMQ.Model.Tests` writes it. -->

            Every field under the namespace `rocketmq` in `Pulumi.<stack>.yaml`. None is required with docker hosts: a stack without any
            configuration is the reference cluster. With `hosts.kind: ssh`, `hosts.nodes`, `cluster.nameServers` (or `cluster.nameServersFrom`) and `cluster.brokerGroups` are.
            Unknown fields are errors. `<name>` stands for a name you choose, `[]` for each entry of a list.

            Editors complete and check the file with the schema `docs/stack-config.schema.json`; for the YAML language server, put this into its first line:
            `# yaml-language-server: $schema=docs/stack-config.schema.json`.

            """);
        foreach (var field in ConfigTree.Root.Fields)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## rocketmq:{field.Name}\n\n{field.Description}\n\n");
            page.Append("| Field | Type | Default | Allowed | Meaning | Example |\n| --- | --- | --- | --- | --- | --- |\n");
            foreach (var (path, row) in Rows(field))
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{path}` | {TypeOf(row)} | {DefaultOf(row)} | {Cell(AllowedIn(row))} | {Cell(row.Description)} | {Example(row)} |\n");
            }
        }

        page.Append("\n## Keys with a field of their own\n\nThese RocketMQ keys are refused under `properties`; the field is what sets them.\n\n");
        page.Append("| Key | File | Set by |\n| --- | --- | --- |\n");
        foreach (var (file, keys) in new[] { ("broker.conf", DescriptionKeys.OfBrokers), ("namesrv.conf", DescriptionKeys.OfNameServers) })
        {
            foreach (var (key, set) in keys.OrderBy(r => r.Key, StringComparer.Ordinal))
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{key}` | {file} | {set} |\n");
            }
        }

        page.Append("\n## Errors of form\n\nEach error names the field, what is wrong with its value and what to do, and has an id. All are shown at once, those of the [rules](rules.md) too.\n\n");
        page.Append("| Id | What |\n| --- | --- |\n");
        foreach (var (id, what) in CfgIds.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {id} | {what} |\n");
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The fields a person sets, with their paths: an object below the namespace has a heading instead of a row.</summary>
    private static IEnumerable<(string Path, ConfigField Field)> Rows(ConfigField field) =>
        ConfigTree.Below(field, field.Name).Where(row => row.Path.Contains('.') || row.Field.Fields.Count == 0);

    private static string TypeOf(ConfigField field) => field.Type switch
    {
        FieldType.Text => field.Secret ? "secret text" : "text",
        FieldType.Integer => "whole number",
        FieldType.Boolean => "true or false",
        FieldType.Choice => "one of",
        FieldType.Size => "memory",
        FieldType.Property => "text, number or boolean",
        FieldType.Map => field.ListOfNames ? $"list, or map by {field.KeyName}" : $"map by {field.KeyName}",
        FieldType.List => "list",
        _ => field.Shorthand is { } name ? $"{name} name, or object" : "object",
    };

    private static string DefaultOf(ConfigField field) =>
        field.Required ? "**required**"
        : field.Default is { } value ? $"`{(value is bool flag ? flag ? "true" : "false" : value)}`" + (field.Unit is null ? "" : $" {field.Unit}")
        : Cell(field.DefaultNote ?? "");

    private static string AllowedIn(ConfigField field) => field.Type switch
    {
        FieldType.Integer when field.Min == field.Max => $"{field.Min}",
        FieldType.Integer => field.Max == int.MaxValue ? $"from {field.Min}" : $"{field.Min} to {field.Max}",
        FieldType.Choice => string.Join(", ", field.Choices.Select(c => $"`{c}`")),
        FieldType.Size => $"{field.Min}m to {field.Max / 1024}g",
        FieldType.Text or FieldType.Property => field.Form.Rule,
        FieldType.Map => $"{field.KeyName}: {field.KeyForm.Rule}",
        _ => "",
    };

    private static string Example(ConfigField field) => field.Example.Length > 0 ? $"`{field.Example.Replace("|", "\\|", StringComparison.Ordinal)}`" : "";

    // What stands between backticks is shown as it is; elsewhere "<" would begin a tag.
    private static string Cell(string text) => string.Join('`', text.Replace("|", "\\|", StringComparison.Ordinal).Split('`').Select((part, i) =>
        i % 2 == 1 ? part : part.Replace("<", "&lt;", StringComparison.Ordinal)));
}
