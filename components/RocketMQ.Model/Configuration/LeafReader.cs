using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RocketMQ.Model.Configuration;

/// <summary>Reads single values.</summary>
internal static partial class LeafReader
{
    private const string InQuotes = "Write it in quotes.";

    /// <summary>A value read, or what is wrong with it (id; the message, to follow the path; the repair).</summary>
    public readonly record struct Result(object? Value, (string Id, string Message, string Repair)? Finding)
    {
        public static Result Good(object value) => new(value, null);

        public static Result Bad(string id, string message, string repair) => new(null, (id, message, repair));
    }

    /// <summary>Reads a value of a leaf field.</summary>
    public static Result Read(ConfigField field, string name, JsonElement value)
    {
        var shown = Shown.Value(field, name, value);
        return field.Type switch
        {
            FieldType.Integer => Integer(field, value, shown),
            FieldType.Boolean => Boolean(value, shown),
            FieldType.Choice => Choice(field, value, shown),
            FieldType.Size => Size(field, value, shown),
            FieldType.Property => Property(field, value, shown),
            _ => Text(field, value, shown),
        };
    }

    /// <summary>The form's own repair for this text, else a general one with an example.</summary>
    public static string RepairOf(ConfigField field, string text, string general) =>
        field.Form.Repair(text) ?? (field.Example.Length > 0 && !field.Secret ? $"{general} For example {field.Example}." : general);

    private static Result Integer(ConfigField field, JsonElement value, string shown)
    {
        var range = $"from {field.Min} to {field.Max}{(field.Unit is null ? "" : " " + field.Unit)}";
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : "";
        if (!WholeNumber().IsMatch(text))
        {
            return Result.Bad(CfgIds.WrongType, $"is {shown}, but must be a whole number {range}", $"Give a number{Like(field)}.");
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= field.Min && number <= field.Max
            ? Result.Good(number)
            : Result.Bad(CfgIds.OutOfRange, $"is {shown}, but must be {(field.Min == field.Max ? field.Min : range)}", field.Min == field.Max
                ? "Remove it." : $"Give a number {range}{Like(field)}.");
    }

    private static Result Boolean(JsonElement value, string shown) => value.ValueKind switch
    {
        JsonValueKind.True => Result.Good(true),
        JsonValueKind.False => Result.Good(false),
        JsonValueKind.String when value.GetString() is "true" or "false" => Result.Good(value.GetString() == "true"),
        _ => Result.Bad(CfgIds.WrongType, $"is {shown}, but must be true or false", "Write true or false, without quotes."),
    };

    private static Result Choice(ConfigField field, JsonElement value, string shown)
    {
        // YAML tools that rewrite a file turn the words off and on into false and true: where one of them is a choice, that is what is meant.
        var word = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.False => "off",
            JsonValueKind.True => "on",
            _ => null,
        };
        if (word is not null && field.Choices.Contains(word))
        {
            return Result.Good(word);
        }

        var repair = value.ValueKind == JsonValueKind.String ? Nearest.Suggestion(value.GetString()!, field.Choices) : $"Write {string.Join(" or ", field.Choices)}.";
        return Result.Bad(CfgIds.BadChoice, $"is {shown}, but must be {string.Join(" or ", field.Choices)}", repair);
    }

    private static Result Size(ConfigField field, JsonElement value, string shown)
    {
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            return Result.Bad(CfgIds.WrongType, $"is {shown}, but must be an amount of memory", "Give a whole number with the unit m or g, such as 512m or 8g.");
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (Memory().Match(text) is not { Success: true } match)
        {
            return Result.Bad(CfgIds.BadForm, $"is {shown}, but must be a whole number with the unit m (MiB) or g (GiB)", WholeNumber().IsMatch(text)
                ? $"Add the unit, for example {text}m." : "Write it like 512m or 8g.");
        }

        var mib = long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * (match.Groups[2].Value is "g" or "G" ? 1024 : 1);
        return mib >= field.Min && mib <= field.Max
            ? Result.Good(mib)
            : Result.Bad(CfgIds.OutOfRange, $"is {shown}, but must be from {field.Min}m to {field.Max / 1024}g", $"Give an amount in this range{Like(field)}.");
    }

    private static Result Property(ConfigField field, JsonElement value, string shown)
    {
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Undefined)
        {
            return Result.Bad(CfgIds.WrongType, $"is {shown}, but must be a text, a number, true or false", InQuotes);
        }

        if (value.ValueKind == JsonValueKind.String && Unquoted.Complaint(value) is { } date)
        {
            return Result.Bad(CfgIds.WrongType, $"is {shown}, which YAML made of it", $"{InQuotes} {date}");
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (value.ValueKind == JsonValueKind.Number && text.Contains('e', StringComparison.OrdinalIgnoreCase))
        {
            return Result.Bad(CfgIds.BadForm, $"is {shown}: this number lost its digits on the way", InQuotes);
        }

        return field.Form.Complaint(text) is { } complaint
            ? Result.Bad(CfgIds.BadForm, $"is {shown}, which {complaint}", RepairOf(field with { Example = "" }, text, "Write it in that form."))
            : Result.Good(text);
    }

    private static Result Text(ConfigField field, JsonElement value, string shown)
    {
        if (Unquoted.Complaint(value) is { } complaint)
        {
            // Never taken as it came: 04 came as 4, 0x1F as 31, 128 zeros as 0.
            var form = value.ValueKind == JsonValueKind.String ? null : field.Form.Repair("");
            return Result.Bad(CfgIds.WrongType, $"is {(field.Secret ? Shown.Kind(value) : shown)}, but must be a text", $"{InQuotes} {complaint}{(form is null ? "" : " " + form)}");
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return Result.Bad(CfgIds.WrongType, $"is {(field.Secret ? Shown.Kind(value) : shown)}, but must be a text", $"Write a text{Like(field)}.");
        }

        var text = value.GetString()!;
        return field.Form.Complaint(text) is { } broken
            ? Result.Bad(CfgIds.BadForm, $"is {shown}, which {broken}", RepairOf(field, text, "Write it in that form."))
            : Result.Good(text);
    }

    private static string Like(ConfigField field) => field.Example.Length > 0 && !field.Secret ? $", for example {field.Example}" : "";

    [GeneratedRegex("^-?[0-9]{1,400}\\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex("^([0-9]{1,9})([mMgG])\\z")]
    private static partial Regex Memory();
}
