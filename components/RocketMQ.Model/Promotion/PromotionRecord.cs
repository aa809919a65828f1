namespace RocketMQ.Model.Promotion;

/// <summary>
/// What passed in a stack: the output <c>promotion</c>, written by an <c>up</c> that checked the whole cluster at its end and by no other. Other stacks
/// compare with it; people read it; it holds no secret.
/// </summary>
public sealed record PromotionRecord
{
    /// <summary>So many earlier runs are kept.</summary>
    public const int Kept = 5;

    /// <summary>The stack, in full: organization/project/stack.</summary>
    public required string Stack { get; init; }

    /// <summary>Number by which the stack has claimed its hosts.</summary>
    public required string Deployment { get; init; }

    /// <summary>brokerClusterName.</summary>
    public required string Cluster { get; init; }

    /// <summary>The <c>up</c>: the last one that did something.</summary>
    public required PassedUp Up { get; init; }

    /// <summary>What it brought about.</summary>
    public required PromotedState State { get; init; }

    /// <summary>
    /// Digest of the numbers of all wishes (<c>…-intent</c>): another one in the stack's state means that an <c>up</c> began later and did not get to
    /// its end.
    /// </summary>
    public required string Intents { get; init; }

    /// <summary>True where it had passed in the stack it was promoted from. Default false: there is none, or an override was used.</summary>
    public bool Passed { get; init; }

    /// <summary>The reason for which the stack took what had not passed; null where it did not. Default null.</summary>
    public string? Override { get; init; }

    /// <summary>Where and when each value passed first: the first stack of the chain first.</summary>
    public IReadOnlyList<ChainLink> Chain { get; init; } = [];

    /// <summary>What ran before, the latest first; at most <see cref="Kept"/>.</summary>
    public IReadOnlyList<PastRun> Before { get; init; } = [];

    /// <summary>What it is once something else runs.</summary>
    public PastRun AsPast => new(State.Version, State.Sha512, State.Configuration.Digest, State.Library, Up, Passed);

    /// <summary>True when another state is, for a promotion, the one on record.</summary>
    /// <param name="wanted">The other.</param>
    public bool Holds(PromotedState wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return wanted.Library == State.Library && wanted.IsRunOf(State.Version, State.Sha512, State.Configuration.Digest);
    }
}
