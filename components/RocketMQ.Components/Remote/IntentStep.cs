using Pulumi;
using Pulumi.Command.Local;

namespace RocketMQ.Components.Remote;

/// <summary>
/// The intent of a change: a local command whose standard input is a digest of what is wanted, and which prints a new random number whenever that
/// digest changes. It runs before anything is changed on the host and is stored as soon as it ran, so the number stands for one wish: a step that
/// carries it in its command line runs again after every change of the wish, also after one that an earlier <c>up</c> began and did not finish.
/// Without it, setting the old value back after a failed step would be no change for that step, although the host was changed.
/// </summary>
internal static class IntentStep
{
    // Never to be changed: another text would draw a new number for every instance of every stack, and each preview after that upgrade would report
    // that an earlier `up` did not finish.
    private const string Line = "cat >/dev/null; od -An -N6 -tx1 /dev/urandom | tr -d ' '";

    /// <summary>Creates the intent.</summary>
    /// <param name="name">Resource name.</param>
    /// <param name="parent">Parent resource.</param>
    /// <param name="wanted">Digest of what is wanted.</param>
    /// <param name="after">What must have succeeded before the number is drawn.</param>
    /// <param name="formerName">Resource name that it had while its host had another one. Default none.</param>
    /// <returns>The step; <see cref="Number"/> has what it printed.</returns>
    public static Command Create(string name, Resource parent, Input<string> wanted, IEnumerable<Resource> after, string? formerName = null) =>
        LocalStep.Create(name, Line, wanted, new() { Parent = parent, DependsOn = after.ToArray(), Aliases = FormerName.Alias(formerName) });

    /// <summary>The number: 12 hexadecimal digits.</summary>
    /// <param name="intent">The step.</param>
    public static Output<string> Number(Command intent) => intent.Stdout.Apply(number => number.Trim());
}
