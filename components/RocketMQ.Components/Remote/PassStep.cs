using Pulumi;
using RocketMQ.Model.Promotion;

namespace RocketMQ.Components.Remote;

/// <summary>
/// Notes that an <c>up</c> went through: after the check of the whole cluster, with a number of its own and the time, which stay in the state until an
/// <c>up</c> does something again. So the time is that of the <c>up</c>, whoever asks later.
/// </summary>
internal static class PassStep
{
    // Never to be changed, as the line of an intent: another text would note a time at which nothing was checked.
    private const string Line = "cat >/dev/null; printf '%s %s' \"$(od -An -N6 -tx1 /dev/urandom | tr -d ' \\n')\" \"$(date -u +%Y-%m-%dT%H:%M:%SZ)\"";

    /// <summary>Creates it.</summary>
    /// <param name="name">Resource name.</param>
    /// <param name="parent">Parent resource.</param>
    /// <param name="verified">What the check of the whole cluster printed.</param>
    /// <returns>The <c>up</c>; unknown in a preview of one that does something.</returns>
    public static Output<PassedUp> Create(string name, Resource parent, Output<string> verified) =>
        LocalStep.Create(name, Line, verified.Apply(text => StepToken.Create([text])), new() { Parent = parent }).Stdout.Apply(PassedUp.Parse);
}
