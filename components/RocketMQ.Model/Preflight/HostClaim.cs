namespace RocketMQ.Model.Preflight;

/// <summary>
/// The claim that a host bears, as prepare.sh writes it: whose host it is. Every script that changes something compares it; a run that is to change something
/// compares it on all hosts before it changes any.
/// </summary>
public static class HostClaim
{
    /// <summary>Id of the check that looks at it.</summary>
    public const string Check = "owner";

    /// <summary>What that check says of a host without a claim.</summary>
    public const string Nobody = "claimed by nobody";
}
