namespace RocketMQ.Model.Rules;

/// <summary>What a rule has to look at. Where that is not there, the rule finds nothing.</summary>
public enum RuleScope
{
    /// <summary>
    /// Single keys and options as a person wrote them, and the version: such a rule is also told where the description as a whole is refused before it
    /// can be planned, so that a person sees everything at once.
    /// </summary>
    Text,

    /// <summary>The description and its plan.</summary>
    Plan,

    /// <summary>The hosts: told by the first step of an <c>up</c>, and by a preview that looks at them.</summary>
    Hosts,

    /// <summary>What was applied by the last <c>up</c> that went through, beside the plan.</summary>
    LastUp,
}
