namespace RocketMQ.Model.Rules;

/// <summary>One thing that can be wrong, or worth knowing, about a cluster. Pure: looks at the description and the plan only.</summary>
public interface IRule
{
    /// <summary>Stable id: RMQ and three digits. Never given to another rule.</summary>
    string Id { get; }

    /// <summary>What the rule looks for, in one line.</summary>
    string Title { get; }

    /// <summary>How bad it is in a stack that is not production.</summary>
    Severity Severity { get; }

    /// <summary>How bad it is in a production stack. Default: warnings are errors.</summary>
    Severity ProductionSeverity => Severity == Severity.Warning ? Severity.Error : Severity;

    /// <summary>Why it matters, with the facts.</summary>
    string Why { get; }

    /// <summary>What to do, in general; a finding may say it more exactly.</summary>
    string Repair { get; }

    /// <summary>False for what cannot run at all. Default true.</summary>
    bool CanBeSwitchedOff => true;

    /// <summary>What it looks at. Default: the description and its plan.</summary>
    RuleScope Scope => RuleScope.Plan;

    /// <summary>Where the rule is explained, relative to the repository. Default: its section in docs/rules.md.</summary>
    string Docs => $"docs/rules.md#{Id.ToLowerInvariant()}";

    /// <summary>Looks.</summary>
    /// <param name="context">The cluster.</param>
    /// <returns>What was found; empty when all is well.</returns>
    IEnumerable<Violation> Check(RuleContext context);
}
