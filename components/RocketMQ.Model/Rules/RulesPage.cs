using System.Text;

namespace RocketMQ.Model.Rules;

/// <summary>Writes docs/rules.md from the rules.</summary>
public static class RulesPage
{
    /// <summary>The page.</summary>
    /// <returns>Markdown, ended by a line feed.</returns>
    public static string Render()
    {
        var page = new StringBuilder();
        page.Append("""
            # Rules a cluster is checked by

            Generated from the rules (`components/RocketMQ.Model/Rules`); do not edit, a test compares it with the code (`UPDATE_DOCS=1 dotnet test tests/RocketMQ.Model.Tests` writes it).

            The rules are run in every `preview` and `up`, before anything is touched. An *error* refuses the stack, a *warning* is a risk, an *info* is worth knowing.
            With `rocketmq:production: true` warnings are errors; where the table says something else, that counts.

            ## How to switch a rule off

            By id, with the reason, which is then printed with every run:

            ```yaml
            config:
              rocketmq:rules:
                disable:
                  RMQ013: "a demo without load"
            ```

            An id that does not exist, or a missing reason, is an error (RMQ000).

            """.ReplaceLineEndings("\n"));
        page.Append($"{Words.And(RulePack.Rules.Where(r => !r.CanBeSwitchedOff).Select(r => r.Id))} cannot be switched off: such a cluster cannot do what it is for. ");
        page.Append($"{Words.And(Ids(RuleScope.Hosts))} are measured on the hosts: before an `up` that changes something, and in a preview with `rocketmq:preflight: preview`. ");
        page.Append($"{Words.And(Ids(RuleScope.LastUp))} compare with what was applied by the last `up` that went through, in every `preview` and `up`.\n");
        page.Append("\n## All rules\n\n| id | what | severity | in production |\n|---|---|---|---|\n");
        foreach (var rule in RulePack.Rules)
        {
            page.Append($"| [{rule.Id}](#{rule.Id.ToLowerInvariant()}) | {rule.Title} | {Name(rule.Severity)} | {Name(rule.ProductionSeverity)} |\n");
        }

        foreach (var rule in RulePack.Rules)
        {
            var fixedOn = rule.CanBeSwitchedOff ? "" : "\n\nCannot be switched off.";
            page.Append($"\n### {rule.Id}\n\n**{rule.Title}** ({Severities(rule)})\n\n{rule.Why}\n\n*Repair:* {rule.Repair}{fixedOn}\n");
        }

        return page.ToString();
    }

    private static IEnumerable<string> Ids(RuleScope scope) => RulePack.Rules.Where(r => r.Scope == scope).Select(r => r.Id);

    private static string Severities(IRule rule) => rule.Severity == rule.ProductionSeverity
        ? Name(rule.Severity)
        : $"{Name(rule.Severity)}; in production {Name(rule.ProductionSeverity)}";

    private static string Name(Severity severity) => severity.ToString().ToLowerInvariant();
}
