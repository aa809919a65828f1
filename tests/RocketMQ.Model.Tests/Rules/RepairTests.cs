using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>The repairs of findings, made: the configuration is changed as a finding says, and looked at again.</summary>
public sealed partial class RepairTests
{
    /// <summary>Rules whose repair is a choice or work on a host, which no program can make, and why.</summary>
    private static readonly Dictionary<string, string> ByHand = new(StringComparer.Ordinal)
    {
        ["RMQ001"] = "which host takes the broker", ["RMQ002"] = "which id it gets", ["RMQ003"] = "which port it gets", ["RMQ004"] = "which folder it gets",
        ["RMQ005"] = "another host runs a name server", ["RMQ006"] = "nothing has to be done", ["RMQ007"] = "a slave more, or another role", ["RMQ008"] = "one of two roles is meant",
        ["RMQ009"] = "one of two flush types is meant", ["RMQ011"] = "which heap gets smaller", ["RMQ012"] = "which heap gets smaller", ["RMQ013"] = "how much heap there is",
        ["RMQ028"] = "the value is kept", ["RMQ030"] = "the key is read on the host", ["RMQ031"] = "an upgrade", ["RMQ032"] = "an upgrade", ["RMQ033"] = "an upgrade",
        ["RMQ040"] = "on the host", ["RMQ041"] = "on the host", ["RMQ042"] = "on the host", ["RMQ043"] = "on the host", ["RMQ044"] = "on the host", ["RMQ045"] = "a user is made on the host",
        ["RMQ046"] = "release notes are read", ["RMQ048"] = "set back, or destroyed and made anew", ["RMQ050"] = "the store is copied on the host", ["RMQ053"] = "messages are consumed first",
        ["RMQ060"] = "on the network", ["RMQ061"] = "on the host", ["RMQ062"] = "on the host",
        ["RMQ080"] = "IdentityByPositionTests write its lines", ["RMQ081"] = "the store is copied on the host", ["RMQ082"] = "RenamedHostsTests write its line",
    };

    public static TheoryData<int, string> CaseNumbers => RuleTests.CaseNumbers();

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void A_repair_that_is_made_leaves_no_finding_and_no_new_error(int number, string name)
    {
        var rule = RuleTests.Cases[number];
        var objects = StackConfigWriter.Write(new StackConfig { Kind = HostsKind.Ssh, Cluster = rule.Fires, Credentials = new Dictionary<string, SshCredentials>() });
        var before = Run(rule, rule.Fires).ToList();
        var ours = before.Where(f => f.Id == rule.Id).ToList();
        foreach (var finding in ours)
        {
            Assert.True(finding.Fixes.Count > 0 || !Says().IsMatch(finding.Repair), $"{name}: \"{finding.Repair}\" says what to set and has no Fixes");
            if (finding.Fixes.Count == 0)
            {
                Assert.True(ByHand.ContainsKey(rule.Id), $"{name}: {rule.Id} has neither Fixes nor a reason why a person must choose");
                continue;
            }

            var read = StackConfigReader.Read(Repaired(objects, finding.Fixes));
            var known = StackConfigReader.Read(objects).Findings.Select(f => f.Path).ToHashSet();
            Assert.DoesNotContain(read.Findings, f => f.Severity == Severity.Error && !known.Contains(f.Path));
            var repaired = read.Config?.Cluster ?? read.Draft;
            var keys = rule.Fires.Hosts.DistinctBy(h => h.Name).ToDictionary(h => h.Name, h => h.HostKey, StringComparer.Ordinal);
            // The samples' host keys are none, so a reader leaves them out.
            var after = Run(rule, repaired with { ExplicitFields = rule.Fires.ExplicitFields, Hosts = [.. repaired.Hosts.Select(h => h with { HostKey = keys[h.Name] })] }).ToList();
            Assert.DoesNotContain(after, f => f.Id == finding.Id && f.Path == finding.Path);
            Assert.DoesNotContain(after, f => f.Severity == Severity.Error && !before.Exists(b => (b.Id, b.Path) == (f.Id, f.Path)));
        }
    }

    [Fact]
    public void Each_rule_is_repaired_by_a_test_or_has_a_reason_why_not()
    {
        var made = RuleTests.Cases.Where(c => Run(c, c.Fires).Any(f => f.Id == c.Id && f.Fixes.Count > 0)).Select(c => c.Id).ToHashSet();
        Assert.Equal(RulePack.Rules.Select(r => r.Id), made.Concat(ByHand.Keys).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a.properties.k", "1", "a.properties.k", "Set k: 1.")]
    [InlineData("a.properties.k", "1", "b", "Set a.properties.k: 1.")]
    [InlineData("a.b[0]", null, "a.b[0]", "Remove a.b[0].")]
    public void A_repair_is_told_in_a_sentence(string field, string? value, string path, string prose) => Assert.Equal(prose, Fix.Prose([new Fix(field, value)], path));

    private static IEnumerable<Finding> Run(RuleCase rule, ClusterSpec spec) => RulePack.Run(spec, TestPlan.RealOf(spec), rule.Reports, rule.Running);

    private static Dictionary<string, JsonElement> Repaired(IReadOnlyDictionary<string, JsonElement> objects, IReadOnlyList<Fix> fixes)
    {
        var root = JsonNode.Parse(JsonSerializer.Serialize(objects))!;
        foreach (var fix in fixes)
        {
            Make(root, [.. Step().Matches(fix.Field).Select(m => m.Value.Trim('.', '[', ']'))], fix.Value);
        }

        return root.AsObject().ToDictionary(o => o.Key, o => JsonSerializer.SerializeToElement(o.Value));
    }

    // Fields as a person writes them: the first part names the object, [n] a place in a list, and what is not there yet is made.
    private static void Make(JsonNode at, string[] steps, string? value)
    {
        foreach (var step in steps[..^1])
        {
            at = at is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : at[step] ??= new JsonObject();
        }

        if (at is JsonArray array)
        {
            var place = int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture);
            if (value is null)
            {
                array.RemoveAt(place);
            }
            else
            {
                array[place] = value;
            }
        }
        else if (value is null)
        {
            at.AsObject().Remove(steps[^1]);
        }
        else
        {
            at[steps[^1]] = at[steps[^1]] is { } old && old.GetValueKind() == JsonValueKind.Number ? JsonNode.Parse(value) : value;
        }
    }

    [GeneratedRegex(@"[^.\[]+|\[[0-9]+\]")]
    private static partial Regex Step();

    [GeneratedRegex(@"^(Set [A-Za-z.]+:|Remove [A-Za-z]+\.)")]
    private static partial Regex Says();
}
