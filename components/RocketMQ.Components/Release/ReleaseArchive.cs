using Pulumi;

namespace RocketMQ.Components.Release;

/// <summary>The archive of the release on the machine that runs Pulumi, ready to be copied to the hosts.</summary>
public sealed class ReleaseArchive
{
    /// <summary>File on this machine. Where a build makes it, it need not be there yet.</summary>
    public required string Path { get; init; }

    /// <summary>URL from which each host fetches it itself; nothing is copied then, and <see cref="Path"/> need not be there. Default null.</summary>
    public string? HostUrl { get; init; }

    /// <summary>The same path, once the build that makes the file has run; null where nothing makes it. Default null.</summary>
    public Output<string>? BuiltPath { get; init; }

    /// <summary>Oldest Java that what is in it runs on. Default 8; 9 for what a JDK 9 or newer has built.</summary>
    public int MinJava { get; init; } = 8;

    /// <summary>SHA-512 of that file, 128 hexadecimal digits.</summary>
    public required Input<string> Sha512 { get; init; }

    /// <summary>The digest where it is known before anything runs; null where a build makes the file. Default null.</summary>
    public string? KnownSha512 { get; init; }

    /// <summary>File name on the hosts: the format is told by its end, .tar.gz or .zip.</summary>
    public required string FileName { get; init; }

    /// <summary>What makes the file (a build), if anything does.</summary>
    public Resource? MadeBy { get; init; }
}
