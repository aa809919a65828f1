namespace RocketMQ.Model.Topology;

/// <summary>How the release is built from its source release; once for each content, on the machine that runs Pulumi.</summary>
public sealed record BuildSpec
{
    /// <summary>Path or http(s) URL of the source release zip.</summary>
    public required string Source { get; init; }

    /// <summary>SHA-512 of <see cref="Source"/>, 128 hexadecimal digits.</summary>
    public required string Sha512 { get; init; }

    /// <summary>URL of the Maven mirror all requests go to (http, https or file). Default: Maven's own settings.</summary>
    public string? MavenMirror { get; init; }
}
