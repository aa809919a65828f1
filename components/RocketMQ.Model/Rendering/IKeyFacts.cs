namespace RocketMQ.Model.Rendering;

/// <summary>Where the renderer asks what a RocketMQ version does with a key.</summary>
internal interface IKeyFacts
{
    /// <summary>Looks a key up.</summary>
    /// <param name="key">The key.</param>
    /// <returns>What is known, or null.</returns>
    KeyFact? Find(string key);
}
