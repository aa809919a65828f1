namespace RocketMQ.Model.Rendering;

/// <summary>Where the renderer asks what a RocketMQ version does with a key.</summary>
internal interface IKeyFacts
{
    /// <summary>Keys whose change is applied to the running process, each with the default it falls back to; ordered by key.</summary>
    IReadOnlyDictionary<string, string> HotDefaults { get; }

    /// <summary>Looks a key up.</summary>
    /// <param name="key">The key.</param>
    /// <returns>What is known, or null.</returns>
    KeyFact? Find(string key);
}
