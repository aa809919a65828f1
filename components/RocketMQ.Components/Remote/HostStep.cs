using Pulumi;
using Pulumi.Command.Remote;

namespace RocketMQ.Components.Remote;

/// <summary>
/// The one gate through which everything is done on a host: a remote command that is an idempotent "ensure". Facts that shape it
/// (design.md, section 2): any changed input runs the script again, so the script finds out whether there is anything to do; triggers
/// are never used; standard input is always read to its end; the command line is short because failures repeat it.
/// </summary>
internal sealed record HostStep
{
    /// <summary>Resource name; says what is done and where.</summary>
    public required string Name { get; init; }

    /// <summary>Resource name that it had while its host had another one. Default none.</summary>
    public string? FormerName { get; init; }

    /// <summary>Where.</summary>
    public required HostAccess Access { get; init; }

    /// <summary>Line that brings the host to the desired state, for creation and, unless <see cref="Update"/> is given, for updates.</summary>
    public required Input<string> Create { get; init; }

    /// <summary>Line for updates, where it differs. Default <see cref="Create"/>.</summary>
    public Input<string>? Update { get; init; }

    /// <summary>Line that takes the step back. Default none.</summary>
    public Input<string>? Delete { get; init; }

    /// <summary>Standard input.</summary>
    public required Input<string> Stdin { get; init; }

    /// <summary>Inputs whose change alone runs nothing. Default none.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>True for a step whose warnings, and how far it is with long work, are shown while it runs; a failure shows everything anyway. Default false.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>True for a step that must leave its old host before it goes to another one. Default false.</summary>
    public bool LeavesOldHost { get; init; }

    /// <summary>Makes the resource.</summary>
    public Command Make(Resource parent, IEnumerable<Resource> after)
    {
        var options = new CustomResourceOptions
        {
            Parent = parent,
            Aliases = Remote.FormerName.Alias(FormerName),
            DependsOn = after.ToArray(),
            // A lost host answers nobody any more: nothing is run there, neither by a change nor by destroy.
            RetainOnDelete = Access.Host.Lost,
            IgnoreChanges = Access.Host.Lost ? ["create", "update", "delete", "stdin", "connection"] : [.. Ignored],
            DeleteBeforeReplace = LeavesOldHost,
        };
        if (LeavesOldHost) options.ReplacementTrigger = Access.Host.Origin;
        var args = new CommandArgs
        {
            Connection = Access.Connection(),
            Create = Create,
            Stdin = Access.Identity is { } id ? Output.Tuple(Stdin, (Input<string>)id).Apply(t => $"{t.Item1}## set made-by {t.Item2}\n") : Stdin,
            AddPreviousOutputInEnv = false,
            Logging = ShowsProgress ? Logging.Stderr : Logging.None,
        };
        if (Update is not null) args.Update = Update;
        if (Delete is not null) args.Delete = Delete;
        return new Command(Name, args, options);
    }
}
