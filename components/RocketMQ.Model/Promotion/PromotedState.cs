namespace RocketMQ.Model.Promotion;

/// <summary>What is promoted from one environment to the next: what a stack wants, or what its last <c>up</c> brought about.</summary>
public sealed record PromotedState
{
    /// <summary>Name of the release in <see cref="Settings"/>.</summary>
    public const string Release = "release";

    /// <summary>Name of the library in <see cref="Settings"/>.</summary>
    public const string LibraryName = "library";

    /// <summary>Version of the release.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-512 of the archive, or of the source release where the archive is built from it; 128 hexadecimal digits in lower case.</summary>
    public required string Sha512 { get; init; }

    /// <summary>Version of this library, with a digest of the scripts and templates that it brings to hosts.</summary>
    public required string Library { get; init; }

    /// <summary>The effective configuration.</summary>
    public required EffectiveConfiguration Configuration { get; init; }

    /// <summary>All that can be told apart, by name: the release, the library, each key. Values as one text each.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new SortedDictionary<string, string>(Configuration.Keys.ToDictionary(k => k, Configuration.Value, StringComparer.Ordinal), StringComparer.Ordinal)
        {
            [Release] = $"{Version} {Sha512}",
            [LibraryName] = Library,
        };

    /// <summary>True for the same release and the same effective configuration, whatever the library.</summary>
    /// <param name="version">The other's version.</param>
    /// <param name="sha512">The other's archive.</param>
    /// <param name="digest">Digest of the other's configuration.</param>
    public bool IsRunOf(string version, string sha512, string digest) => Version == version && Sha512 == sha512 && Configuration.Digest == digest;
}
