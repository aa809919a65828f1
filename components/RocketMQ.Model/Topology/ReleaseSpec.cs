namespace RocketMQ.Model.Topology;

/// <summary>Which RocketMQ release runs, and where its archive comes from.</summary>
public sealed record ReleaseSpec
{
    /// <summary>RocketMQ version, for example 4.7.1.</summary>
    public string Version { get; init; } = "4.7.1";

    /// <summary>Path or http(s) URL of the binary archive (tar.gz or zip, one top folder). Default: found by version (see the docs of <c>rocketmq:release</c>).</summary>
    public string? Archive { get; init; }

    /// <summary>SHA-512 of <see cref="Archive"/>, 128 hexadecimal digits. Required with it.</summary>
    public string? Sha512 { get; init; }

    /// <summary>True: each host fetches <see cref="Archive"/>, a URL, itself. False: it is copied to them. Default false.</summary>
    public bool FetchedByHosts { get; init; }

    /// <summary>Build from the source release instead of taking an archive. Default: no.</summary>
    public BuildSpec? Build { get; init; }
}
