using System.Text.Json;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;

namespace Infra;

/// <summary>Prints where the instances of a stack are, for the scripts in tools/: reads what <c>pulumi config --json --show-secrets</c> prints.</summary>
internal static class PlacesCommand
{
    /// <summary>Reads the configuration and prints the places; no secret is in them.</summary>
    /// <returns>0; 1 when the configuration is refused, with the findings on <paramref name="errors"/>.</returns>
    public static int Run(TextReader input, TextWriter output, TextWriter errors)
    {
        var check = StackCheck.Run(Read(input.ReadToEnd()));
        if (check is not { Config: { } config, Plan: { } plan })
        {
            errors.WriteLine(FindingText.Of("The configuration of this stack is refused", FindingText.Errors(check.Findings)));
            return 1;
        }

        output.Write(InstancePlaces.Render(config, plan));
        return 0;
    }

    private static Dictionary<string, JsonElement> Read(string text)
    {
        const string Namespace = "rocketmq:";
        using var document = JsonDocument.Parse(text.Trim().Length > 0 ? text : "{}");
        return document.RootElement.EnumerateObject()
            .Where(p => p.Name.StartsWith(Namespace, StringComparison.Ordinal) && p.Value.TryGetProperty("value", out _))
            .ToDictionary(p => p.Name[Namespace.Length..], p => ConfigObjects.Parse(p.Value.GetProperty("value").GetString() ?? ""), StringComparer.Ordinal);
    }
}
