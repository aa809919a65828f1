using System.Text.RegularExpressions;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>Every rule from both sides.</summary>
public sealed class RuleTests
{
    internal static readonly RuleCase[] Cases =
        [.. TopologyCases.All, .. KeyCases.All, .. BoundCases.All, .. SecurityAndHostCases.All, .. LastUpCases.All];

    public static TheoryData<int, string> CaseNumbers()
    {
        var data = new TheoryData<int, string>();
        for (var i = 0; i < Cases.Length; i++)
        {
            data.Add(i, Cases[i].ToString());
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void A_rule_fires_where_it_should(int number, string name)
    {
        var rule = Cases[number];
        var found = RulePack.Run(rule.Fires, TestPlan.RealOf(rule.Fires), rule.Reports, rule.Running).Where(f => f.Id == rule.Id).ToArray();
        Assert.True(found.Length > 0, $"{name} found nothing");
        Assert.Equal(rule.Path, found[0].Path);
        Assert.Contains(rule.Says, $"{found[0].Message} {found[0].Repair}", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void And_not_where_it_should_not(int number, string name)
    {
        var rule = Cases[number];
        var found = RulePack.Run(rule.Passes, TestPlan.RealOf(rule.Passes), rule.ReportsThatPass, rule.Running).Where(f => f.Id == rule.Id);
        Assert.True(!found.Any(), $"{name} found {string.Join("; ", found)}");
    }

    [Fact]
    public void Each_rule_has_a_pair() =>
        Assert.Equal(RulePack.Rules.Select(r => r.Id), Cases.Select(c => c.Id).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void No_rule_class_is_forgotten()
    {
        var classes = typeof(IRule).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IRule)));
        Assert.Equal(classes.Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))), RulePack.Rules.Select(r => r.GetType()).Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))));
    }

    [Fact]
    public void Ids_are_unique_and_well_formed()
    {
        Assert.Equal(RulePack.Rules.Count, RulePack.Rules.Select(r => r.Id).Distinct().Count());
        Assert.All(RulePack.Rules, r => Assert.Matches(new Regex("^RMQ(?!000)[0-9]{3}$"), r.Id));
    }

    [Fact]
    public void Each_rule_says_what_why_and_what_to_do() => Assert.All(RulePack.Rules, r =>
    {
        Assert.DoesNotContain('|', r.Title);
        Assert.True(r.Title.Length is > 5 and < 90, r.Title);
        Assert.True(r.Why.Length > 60 && r.Why.EndsWith('.'), r.Why);
        Assert.True(r.Repair.Length > 15 && r.Repair.EndsWith('.'), r.Repair);
        Assert.Equal($"docs/rules.md#{r.Id.ToLowerInvariant()}", r.Docs);
    });

    [Fact]
    public void In_production_warnings_are_errors_and_nothing_gets_milder() => Assert.All(RulePack.Rules, r =>
    {
        Assert.True(r.ProductionSeverity >= r.Severity, r.Id);
        Assert.NotEqual(Severity.Warning, r.ProductionSeverity);
    });

    [Fact]
    public void The_page_in_docs_is_the_generated_one() => GeneratedPage.Check("rules.md", RulesPage.Render());
}
