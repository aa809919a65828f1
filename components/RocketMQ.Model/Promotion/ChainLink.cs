namespace RocketMQ.Model.Promotion;

/// <summary>Where and when values passed first.</summary>
/// <param name="Stack">The stack, in full.</param>
/// <param name="Up">The <c>up</c> of that stack.</param>
/// <param name="Settings">Names of the values that passed first there with it, as in <see cref="PromotedState.Settings"/>; in order.</param>
public sealed record ChainLink(string Stack, PassedUp Up, IReadOnlyList<string> Settings);
