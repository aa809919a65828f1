using Pulumi;
using Pulumi.Command.Remote;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Components.Remote;

/// <summary>The first links of an instance's chain, which the roll and the record of what was applied go on from.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Intent">Number of the wish for what it is restarted for, see <see cref="IntentStep"/>.</param>
/// <param name="LiveIntent">
/// Number of the wish for what it is given while it runs; empty for a name server. Apart from the other, so that a preview can tell a change of hot values
/// from one of hot values beside an unfinished restart.
/// </param>
/// <param name="Start">The start.</param>
internal sealed record InstanceChain(InstancePlan Instance, Output<string> Intent, Output<string> LiveIntent, Command Start);
