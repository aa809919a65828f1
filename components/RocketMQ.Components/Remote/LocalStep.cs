using Pulumi;
using Pulumi.Command.Local;

namespace RocketMQ.Components.Remote;

/// <summary>The one place that makes commands which run on the machine of Pulumi and connect to no host: numbers that are drawn, ends of phases.</summary>
internal static class LocalStep
{
    /// <summary>Creates it.</summary>
    /// <param name="name">Resource name.</param>
    /// <param name="line">What runs at creation and at each change of the input.</param>
    /// <param name="stdin">Standard input; null: none.</param>
    /// <param name="options">Pulumi options.</param>
    public static Command Create(string name, string line, Input<string>? stdin, CustomResourceOptions options)
    {
        var args = new CommandArgs { Create = line, AddPreviousOutputInEnv = false, Logging = Logging.None };
        if (stdin is not null) args.Stdin = stdin;
        return new Command(name, args, options);
    }
}
