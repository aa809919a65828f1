using System.Text.Json;
using System.Text.RegularExpressions;

namespace RocketMQ.Scripts.Tests;

/// <summary>Every gate with its id, what it sees and what it advises.</summary>
public sealed partial class GateTests
{
    public static TheoryData<string> Names => [.. GateCase.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_gate_that_fails_names_its_id_what_it_saw_and_its_own_advice(string name)
    {
        var given = GateCase.All.Single(c => c.Name == name);
        var failed = (await Canned.RunAsync(given.Call, given.Lines)).MustFail($"\n  gate:  {given.Gate}\n", given.Saw);
        Assert.Equal(given.Gate, JsonDocument.Parse(failed.Output).RootElement.GetProperty("failed").GetString());

        var advice = Canned.Advice(failed);
        Assert.Contains(given.Advice, advice, StringComparison.Ordinal);
        if (given.Never is { } other)
        {
            Assert.DoesNotContain(other, advice, StringComparison.Ordinal);
        }

        Assert.DoesNotMatch(Destroys(), advice);
    }

    [Fact]
    public void Every_gate_of_the_scripts_has_a_case_and_is_explained_in_the_docs()
    {
        var ids = Directory.GetFiles(Checkout.Scripts, "*.sh").SelectMany(f => Gate().Matches(File.ReadAllText(f))).Select(m => m.Groups["id"].Value).ToHashSet();
        Assert.Contains("slave-ahead", ids);
        // Tried on a host alone (StartTests): it takes files of a broker.
        Assert.Equal(["store-left-behind"], ids.Except(GateCase.All.SelectMany(c => c.Gate.Split(", "))));
        var docs = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "gates.md"));
        Assert.DoesNotContain(ids, id => !docs.Contains($"| `{id}` |", StringComparison.Ordinal));
    }

    /// <summary>What is advised anywhere: a store is copied, never moved or removed.</summary>
    [Fact]
    public void No_script_advises_to_remove_or_move_a_store()
    {
        var advises = from file in Directory.GetFiles(Checkout.Scripts, "*.sh")
                      from line in File.ReadLines(file)
                      from text in Text().Matches(line).Select(m => m.Value)
                      where Destroys().IsMatch(text) && Store().IsMatch(text)
                      select text;
        Assert.Equal(
            [
                "\"move $TARGET away (or its release, keeping stores and logs), then run 'pulumi up' again\"",
                "\"on-destroy is '$data', not keep or delete\"",
                "\"stays on $(hostname): ${left[*]}; to remove it, data included: rm -rf ${left[*]}\"",
            ],
            advises.Distinct().Order(StringComparer.Ordinal));
    }

    // "never delete the file 'lock'" is the opposite.
    [GeneratedRegex(@"(?<!never )\b(mv|move|moved|remove|rm|delete|wipe|truncate|discard|rebuild|anew)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Destroys();

    [GeneratedRegex(@"(?<!')\b(stores?|commitlog|data)\b|\$\{?(STORE|FOUND|dir|sub)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Store();

    [GeneratedRegex("\"[^\"]* [^\"]* [^\"]*\"")]
    private static partial Regex Text();

    [GeneratedRegex(@"(\b(missing|problem) (?<id>[a-z]+-[a-z-]+) ""|'' (?<id>[a-z]+-[a-z-]+)$)", RegexOptions.Multiline)]
    private static partial Regex Gate();
}
