using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Configuration;

/// <summary>
/// The JSON schema (draft 7) of <c>Pulumi.&lt;stack&gt;.yaml</c>, for editors: they complete and check the fields under
/// <c>rocketmq:</c>. What fields mean to each other is checked by <see cref="StackConfigReader"/> alone.
/// </summary>
public static class ConfigSchema
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema.</summary>
    /// <returns>JSON, indented, ended by a line feed.</returns>
    public static string Text()
    {
        var objects = new JsonObject();
        foreach (var field in ConfigTree.Root.Fields)
        {
            objects[$"rocketmq:{field.Name}"] = Of(field);
        }

        var names = string.Join('|', ConfigTree.Root.Fields.Select(f => f.Name));
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Stack configuration of a RocketMQ cluster (Pulumi.<stack>.yaml)",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["config"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = objects,
                    // Other namespaces (docker:host, aws:region …) are not ours to judge; a misspelt field of ours is an error.
                    ["patternProperties"] = new JsonObject { [$"^rocketmq:(?!({names})$)"] = new JsonObject { ["not"] = new JsonObject() } },
                },
            },
            ["definitions"] = new JsonObject
            {
                ["secure"] = new JsonObject
                {
                    ["description"] = "A secret, as `pulumi config set --secret` writes it.",
                    ["type"] = "object",
                    ["properties"] = new JsonObject { ["secure"] = new JsonObject { ["type"] = "string" } },
                    ["required"] = new JsonArray("secure"),
                    ["additionalProperties"] = false,
                },
                [KeysName(InstanceKind.Broker)] = Map(PropertyFields.Broker("")),
                [KeysName(InstanceKind.NameServer)] = Map(PropertyFields.NameServer),
            },
        };
        return JsonSerializer.Serialize(schema, Readable).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Of(ConfigField field)
    {
        var schema = Shape(field);
        var about = new[] { field.Description, field.Unit is null ? "" : $"Unit: {field.Unit}.", field.DefaultNote is null ? "" : $"Default: {field.DefaultNote}." };
        if (string.Join(' ', about.Where(a => a.Length > 0)) is { Length: > 0 } description)
        {
            schema["description"] = description;
        }

        if (field.Default is not null)
        {
            schema["default"] = JsonSerializer.SerializeToNode(field.Default);
        }

        return schema;
    }

    private static JsonObject Shape(ConfigField field) => field.Type switch
    {
        FieldType.Integer => new()
        {
            ["type"] = new JsonArray("integer", "string"),
            ["minimum"] = field.Min,
            ["maximum"] = field.Max,
            ["pattern"] = "^-?[0-9]+$",
        },
        FieldType.Boolean => new() { ["enum"] = new JsonArray(true, false, "true", "false") },
        FieldType.Choice => new() { ["enum"] = new JsonArray([.. field.Choices.Select(c => JsonValue.Create(c))]) },
        FieldType.Size => new() { ["type"] = "string", ["pattern"] = "^[0-9]{1,9}[mMgG]$" },
        FieldType.Property => new() { ["type"] = new JsonArray("string", "number", "boolean", "null"), ["pattern"] = field.Form.Pattern, ["maxLength"] = field.Form.MaxLength },
        FieldType.Object => Object(field),
        // The keys are many, and stand in four places.
        FieldType.Map when field.KeysOf is { } kind => new() { ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/definitions/{KeysName(kind)}" }) },
        FieldType.Map => Map(field),
        FieldType.List => new() { ["type"] = new JsonArray("array", "null"), ["items"] = Of(field.Item!) },
        _ => Text(field),
    };

    private static JsonObject Text(ConfigField field)
    {
        // A secret is written encrypted, and any other field of a log-in may be; what is encrypted has no form to check.
        var text = new JsonObject { ["type"] = "string", ["maxLength"] = field.Form.MaxLength };
        if (!field.Secret)
        {
            text["pattern"] = field.Form.Pattern;
        }

        return new() { ["anyOf"] = new JsonArray(text, new JsonObject { ["$ref"] = "#/definitions/secure" }) };
    }

    private static JsonObject Object(ConfigField field)
    {
        var properties = new JsonObject();
        foreach (var child in field.Fields)
        {
            properties[child.Name] = Of(child);
        }

        var schema = new JsonObject { ["type"] = new JsonArray("object", "null"), ["properties"] = properties, ["additionalProperties"] = false };
        if (field.Fields.Where(f => f.Required).Select(f => (JsonNode)f.Name).ToArray() is { Length: > 0 } required)
        {
            schema["required"] = new JsonArray(required);
        }

        return field.Shorthand is { } name ? new() { ["anyOf"] = new JsonArray(Text(field.Field(name)), schema) } : schema;
    }

    private static JsonObject Map(ConfigField field)
    {
        var schema = new JsonObject
        {
            ["type"] = new JsonArray("object", "null"),
            ["patternProperties"] = new JsonObject { [KeyPattern(field)] = Of(field.Item!) },
            ["additionalProperties"] = false,
        };
        if (field.KeysOf is { } kind)
        {
            schema["properties"] = KeySchema.Properties(kind, field.Reserved);
        }

        return field.ListOfNames
            ? new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string", ["pattern"] = field.KeyForm.Pattern } }, schema) }
            : schema;
    }

    private static string KeysName(InstanceKind kind) => kind == InstanceKind.Broker ? "brokerKeys" : "nameServerKeys";

    // Keys with fields of their own are no keys here.
    private static string KeyPattern(ConfigField field) =>
        field.Reserved.Count == 0 ? field.KeyForm.Pattern : $"^(?!({string.Join('|', field.Reserved.Keys)})$){field.KeyForm.Pattern[1..]}";
}
