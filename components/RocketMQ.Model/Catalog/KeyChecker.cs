using System.Globalization;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Catalog;

/// <summary>Says what RocketMQ would swallow in silence: it ignores unknown keys and keeps the default for a value it cannot convert.</summary>
internal static class KeyChecker
{
    public static IReadOnlyList<KeyIssue> Check(KeyCatalog catalog, string key, string value, InstanceKind kind)
    {
        if (catalog.Find(key, kind) is not { } info)
        {
            return [Unknown(catalog, key, kind)];
        }

        return info.Status == KeyStatus.Read ? [.. CheckValue(info, value)] : [.. WithoutEffect(catalog, info, value)];
    }

    private static KeyIssue Unknown(KeyCatalog catalog, string key, InstanceKind kind)
    {
        var file = kind == InstanceKind.Broker ? "broker" : "name server";
        var elsewhere = catalog.Find(key, kind == InstanceKind.Broker ? InstanceKind.NameServer : InstanceKind.Broker);
        var repair = elsewhere is { Status: KeyStatus.Read }
            ? $"It is a key of a {(kind == InstanceKind.Broker ? "name server" : "broker")}: write it under that one's properties."
            : Nearest.Suggestion(key, [.. catalog.Names(kind)]);
        return new(KeyIssueKind.Unknown, $"RocketMQ {catalog.Version} has no {file} key \"{key}\"; it would be ignored in silence.", repair);
    }

    private static IEnumerable<KeyIssue> WithoutEffect(KeyCatalog catalog, KeyInfo info, string value)
    {
        var kind = info.Status == KeyStatus.Absent ? KeyIssueKind.Absent : KeyIssueKind.Ignored;
        var message = info.Status switch
        {
            KeyStatus.Absent => $"RocketMQ {catalog.Version} does not know \"{info.Name}\" (known to {string.Join(", ", info.ReadBy)}); it would be ignored in silence.",
            KeyStatus.NoSetter => $"RocketMQ {catalog.Version} has no setter for \"{info.Name}\": a file cannot set it.",
            _ => $"RocketMQ {catalog.Version} ignores \"{info.Name}\".",
        };
        var meant = catalog.Meant(info.Name, value);
        var write = meant is { } pair ? $" Write {pair.Key}: {pair.Value}." : "";
        yield return new(kind, message, (info.Replacement?.Explanation ?? "Remove the key.") + write);
        if (meant is { } other && catalog.Find(other.Key) is { } target)
        {
            // What was meant is what gets written, so its value must be right too.
            foreach (var issue in CheckValue(target, other.Value))
            {
                yield return issue;
            }
        }
    }

    private static IEnumerable<KeyIssue> CheckValue(KeyInfo info, string value)
    {
        if (value.Any(char.IsControl))
        {
            yield return new(KeyIssueKind.Blanks, $"The value of {info.Name} holds a line feed or another control character.", "Write the value on one line, without tabs.");
        }
        else if (value != value.Trim())
        {
            var shown = KeyFacts.IsSecret(info.Name) ? "[secret]" : value;
            yield return new(KeyIssueKind.Blanks, $"The value \"{shown}\" of {info.Name} starts or ends with a blank; RocketMQ does not strip it.", $"Write \"{shown.Trim()}\".");
        }

        var text = value.Trim();
        if (!IsOfType(info, text))
        {
            var wrong = info.Type == KeyType.String
                ? $"\"{text}\" does not have the form {info.Name} needs; RocketMQ would not say so."
                : $"\"{text}\" is no {Describe(info)}, as {info.Name} needs; RocketMQ would say nothing and keep its default ({info.Default}).";
            yield return new(KeyIssueKind.Type, wrong, TypeRepair(info));
        }
        else if (info.Values.Count > 0 && !info.Values.Contains(text, info.Type == KeyType.Boolean ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal))
        {
            yield return new(KeyIssueKind.Range, $"{info.Name} cannot be \"{text}\"{Consequence(info)}.", $"Write {(info.Values.Count > 1 ? "one of " : "")}{string.Join(", ", info.Values)}.");
        }
        else if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            if (number < info.Min || number > info.Max)
            {
                yield return new(KeyIssueKind.Range, $"{info.Name} = {text} is outside {Range(info)}{Consequence(info)}.", $"Write a value of {Range(info)}; {Working(info)}.");
            }
            else if (info.Multiple is { } unit && number % unit != 0)
            {
                yield return new(KeyIssueKind.Range, $"{info.Name} = {text} is not a multiple of {unit}{Consequence(info)}.", $"Write {number - (number % unit)}; {Working(info)}.");
            }
        }
    }

    private static bool IsOfType(KeyInfo info, string text) => info.Type switch
    {
        KeyType.Int => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        KeyType.Long => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        KeyType.Double => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        KeyType.Boolean => text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase),
        KeyType.Enum => info.Values.Contains(text, StringComparer.Ordinal),
        KeyType.None => false,
        _ => ValueForm.Fits(info.Form, text),
    };

    private static string Consequence(KeyInfo info) => info.Outside.Length > 0 ? $": {info.Outside}" : "";

    private static string Working(KeyInfo info) =>
        (info.Works.Length > 0 && info.Works != info.Default ? $"{info.Works} works, " : "") + $"the default is {info.Default}";

    private static string Describe(KeyInfo info) => info.Type switch
    {
        KeyType.Int => "32-bit integer",
        KeyType.Long => "64-bit integer",
        KeyType.Double => "number",
        KeyType.Boolean => "boolean",
        KeyType.Enum => $"word of {string.Join(", ", info.Values)}",
        _ => "value a file can set",
    };

    private static string TypeRepair(KeyInfo info) => info.Type switch
    {
        KeyType.Boolean => "Write true or false.",
        KeyType.Enum => $"Write one of {string.Join(", ", info.Values)}.",
        KeyType.String => $"Write {ValueForm.Describe(info.Form)}.",
        _ => $"Write digits only{(info.Unit.Length > 0 ? $", in {info.Unit}" : "")}; the default is {info.Default}.",
    };

    private static string Range(KeyInfo info)
    {
        var range = (info.Min, info.Max) switch
        {
            ({ } min, { } max) => $"{min} to {max}",
            ({ } min, null) => $"{min} and more",
            (null, { } max) => $"{max} and less",
            _ => "any value",
        };
        return info.Unit.Length > 0 ? $"{range} ({info.Unit})" : range;
    }
}
