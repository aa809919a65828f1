namespace RocketMQ.Model.Preflight;

/// <summary>What the check of a host saw of a broker's store.</summary>
/// <param name="Holds">It holds messages.</param>
/// <param name="Runs">Its broker runs.</param>
public readonly record struct StoreState(bool Holds, bool Runs);
