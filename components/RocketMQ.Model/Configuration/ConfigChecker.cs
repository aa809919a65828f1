using System.Text.Json;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Configuration;

/// <summary>Checks a configuration against the tree of fields, and makes nodes of it that the readers read. Collects all errors.</summary>
internal sealed class ConfigChecker(FindingList findings)
{
    /// <summary>Checks one value.</summary>
    /// <param name="field">What it should be.</param>
    /// <param name="name">Name it stands under; decides with the field whether the value may be shown.</param>
    /// <param name="path">Its full path.</param>
    /// <param name="value">The value.</param>
    public ConfigNode Check(ConfigField field, string name, string path, JsonElement value)
    {
        var node = new ConfigNode(field, path) { Given = value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) };
        if (!node.Given)
        {
            // "rocketmq01:" with nothing behind it is null in YAML and means an object without fields.
            return node;
        }

        switch (field.Type)
        {
            case FieldType.Object:
                CheckObject(node, value);
                break;
            case FieldType.Map:
                CheckMap(node, value);
                break;
            case FieldType.List:
                CheckList(node, value);
                break;
            default:
                var problem = LeafReader.Read(field, name, value);
                node.Value = problem.Value;
                Report(node, problem.Finding);
                break;
        }

        return node;
    }

    private void CheckObject(ConfigNode node, JsonElement value)
    {
        var field = node.Definition;
        if (field.Shorthand is { } shorthand && value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
        {
            node.Set(shorthand, Check(field.Field(shorthand), shorthand, node.Path, value));
            return;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            WrongType(node, value, field.Shorthand is { } name ? $"a {name} name or an object" : "an object", $"Write its fields below it: {FieldNames(field)}.");
            return;
        }

        foreach (var (name, item, path) in Members(node, value))
        {
            if (field.Fields.FirstOrDefault(f => f.Name == name) is { } known)
            {
                node.Set(name, Check(known, name, path, item));
            }
            else
            {
                // The value is not shown: under "pasword" stands a password.
                node.Unknown.Add(name);
                findings.Error(CfgIds.UnknownField, path, $"{Shown.Text(name)} is not a field of {Called(node)}.", UnknownFieldRepair.For(field, name));
            }
        }

        CheckRequired(node);
    }

    private void CheckMap(ConfigNode node, JsonElement value)
    {
        var field = node.Definition;
        if (field.ListOfNames && value.ValueKind == JsonValueKind.Array)
        {
            var names = Check(new ConfigField { Type = FieldType.List, Item = new ConfigField { Type = FieldType.Text, Form = field.KeyForm } }, "", node.Path, value);
            foreach (var (_, item) in names.Entries)
            {
                node.Add(item.Value as string ?? "", new ConfigNode(field.Item!, item.Path) { Given = true, Broken = item.Broken });
            }

            return;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            WrongType(node, value, field.ListOfNames ? "a list of names or an object" : "an object", field.ListOfNames && value.ValueKind == JsonValueKind.String
                ? "Write it as a list, in brackets: [rocketmq01, rocketmq02]."
                : $"Write an entry for each {field.KeyName} below it.");
            return;
        }

        foreach (var (name, item, path) in Members(node, value))
        {
            var form = new ConfigField { Type = FieldType.Text, Form = field.KeyForm };
            if (field.KeyForm.Complaint(name) is { } complaint)
            {
                node.Broken = true;
                findings.Error(CfgIds.BadForm, path, $"The {field.KeyName} {Shown.Text(name)} {complaint}.", LeafReader.RepairOf(form, name, $"Rename the {field.KeyName}."));
            }
            else if (field.Reserved.TryGetValue(name, out var own))
            {
                findings.Error(CfgIds.HasField, path, $"The key {name} is written from a field of its own.", $"Remove it here, and set it by {own}.");
                continue;
            }

            var entry = Check(field.Item!, name, path, item);
            node.Add(name, entry);
            if (!entry.Given && field.Item!.Type is not (FieldType.Object or FieldType.Map or FieldType.List))
            {
                // It would be left out without a word.
                Report(entry, (CfgIds.WrongType, "has no value", "Give it one, in quotes if it is the word null or ~; or remove the line."));
            }
            else if (field.KeysOf is { } kind && Unquoted.IsTextKey(name, kind, item))
            {
                Report(entry, (CfgIds.WrongType, $"is {Shown.Value(field.Item!, name, item)}, but RocketMQ takes a text here", $"Write it in quotes, as it is meant. {Unquoted.Complaint(item)}"));
            }
        }
    }

    private void CheckList(ConfigNode node, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            var repair = value.ValueKind == JsonValueKind.String && !Shown.LooksSecret(node.Definition.Name)
                ? "Write it as a list, in brackets: [one, two]." : "Write it as a list: a line \"- …\" for each entry.";
            WrongType(node, value, "a list", repair);
            return;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var path = $"{node.Path}[{index++}]";
            if (item.ValueKind == JsonValueKind.Null)
            {
                findings.Error(CfgIds.WrongType, path, "The entry is empty.", "Give it a value, or remove the line.");
                node.Add("", new ConfigNode(node.Definition.Item!, path) { Given = true, Broken = true });
                continue;
            }

            var entry = Check(node.Definition.Item!, node.Definition.Name, path, item);
            node.Add("", entry);
            if (entry.Value is string text && node.Definition.Reserved.FirstOrDefault(r => text[(text.IndexOf(":-", StringComparison.Ordinal) + 1)..].StartsWith(r.Key, StringComparison.Ordinal)) is { Key: not null } own)
            {
                findings.Error(CfgIds.HasField, path, $"{path} is {Shown.Text(text)}, which has a field of its own.", $"Remove it here, and set it by {own.Value}.");
            }
        }
    }

    // A name that stands twice would silently be the last one of both.
    private IEnumerable<(string Name, JsonElement Value, string Path)> Members(ConfigNode node, JsonElement value)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var path = Shown.Path(node.Path, member.Name);
            if (seen.Add(member.Name))
            {
                yield return (member.Name, member.Value, path);
            }
            else
            {
                node.Broken = true;
                findings.Error(CfgIds.Duplicate, path, $"{Shown.Text(member.Name)} stands twice in {Called(node)}.", "Keep one of them.");
            }
        }
    }

    private void CheckRequired(ConfigNode node)
    {
        foreach (var required in node.Definition.Fields.Where(f => f.Required && node.Given && node.Lacks(f.Name)))
        {
            node[required.Name].Broken = true;
            findings.Error(CfgIds.Missing, node[required.Name].Path, $"{required.Name} is missing.", $"Give it: {required.Description} For example {required.Example}.");
        }
    }

    private void WrongType(ConfigNode node, JsonElement value, string wanted, string repair) =>
        Report(node, (CfgIds.WrongType, $"is {Shown.Kind(value)}, but must be {wanted}", repair));

    private void Report(ConfigNode node, (string Id, string Message, string Repair)? problem)
    {
        if (problem is { } p)
        {
            node.Broken = true;
            findings.Error(p.Id, node.Path, $"{Called(node)} {p.Message}.", p.Repair);
        }
    }

    private static string Called(ConfigNode node) => node.Path.Length == 0 ? "the namespace rocketmq" : node.Path;

    private static string FieldNames(ConfigField field) => string.Join(", ", field.Fields.Select(f => f.Name));
}
