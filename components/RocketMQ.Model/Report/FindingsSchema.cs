using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace RocketMQ.Model.Report;

/// <summary>The JSON schema of the file that <c>rocketmq:report</c> names, made from <see cref="FindingsReport"/>.</summary>
public static class FindingsSchema
{
    /// <summary>The schema.</summary>
    /// <returns>JSON, indented, ended by a line feed.</returns>
    public static string Text()
    {
        var root = FindingsReportText.Options.GetJsonSchemaAsNode(typeof(FindingsReport), new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }).AsObject();
        root["properties"]![nameof(FindingsReport.Format).ToLowerInvariant()]!["enum"] = new JsonArray(FindingsReport.Form);
        root.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        root.Insert(1, "title", "Findings of a run on a RocketMQ stack");
        return root.ToJsonString(FindingsReportText.Options) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var source = context.PropertyInfo?.AttributeProvider ?? context.TypeInfo.Type;
        if (schema is JsonObject node && source.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false).OfType<DescriptionAttribute>().FirstOrDefault() is { } about)
        {
            node.Insert(0, "description", about.Description);
        }

        return schema;
    }
}
