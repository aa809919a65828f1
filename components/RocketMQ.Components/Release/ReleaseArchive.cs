using Pulumi;

namespace RocketMQ.Components.Release;

/// <summary>The archive of the release on the machine that runs Pulumi, ready to be copied to the hosts.</summary>
public sealed class ReleaseArchive
{
    /// <summary>File on this machine. An output where a build makes it.</summary>
    public required Input<string> Path { get; init; }

    /// <summary>SHA-512 of that file, 128 hexadecimal digits.</summary>
    public required Input<string> Sha512 { get; init; }

    /// <summary>The digest where it is known before anything runs; null where a build makes the file. Default null.</summary>
    public string? KnownSha512 { get; init; }

    /// <summary>File name on the hosts: the format is told by its end, .tar.gz or .zip.</summary>
    public required string FileName { get; init; }

    /// <summary>What makes the file (a build), if anything does.</summary>
    public Resource? MadeBy { get; init; }
}
