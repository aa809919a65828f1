using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Pulumi;
using RocketMQ.Model.Configuration;

namespace Infra;

/// <summary>
/// SSH keys of the stack's own containers: made once a checkout in .dev/ (mode 0600, never committed). ECDSA P-256, which every SSH
/// server and client reads as PEM.
/// </summary>
internal static class DevKeys
{
    /// <summary>File name of the key that logs in to all of them.</summary>
    public const string LoginKey = "ssh_key";

    /// <summary>How the stack's own containers are logged in to.</summary>
    /// <param name="project">Folder of Pulumi.yaml.</param>
    public static SshCredentials Login(string project) => new() { PrivateKeyFile = Path.Combine(Folder(project), LoginKey) };

    /// <summary>Where the keys of a checkout are.</summary>
    /// <param name="project">Folder of Pulumi.yaml.</param>
    public static string Folder(string project) => Path.Combine(project, ".dev");

    /// <summary>The key of that name; made when it is not there yet.</summary>
    /// <param name="folder">Where keys live.</param>
    /// <param name="name">File name; the public key stands beside it with .pub.</param>
    /// <returns>Private key (PEM) and public key ("ecdsa-sha2-nistp256 AAAA…").</returns>
    public static (string Private, string Public) Get(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) Write(path);
        return (File.ReadAllText(path), File.ReadAllText(path + ".pub").Trim());
    }

    private static void Write(string path)
    {
        if (OperatingSystem.IsWindows()) throw new RunException("hosts.kind: docker needs Linux or macOS; on Windows give hosts of kind ssh, or run this in WSL.");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(path + ".pub", PublicLine(key) + "\n");
        // Written beside and renamed, so that two programs at once never read half a key; readable by its owner only from the start.
        var half = path + "." + Environment.ProcessId;
        using (var stream = new FileStream(half, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
        {
            stream.Write(Encoding.ASCII.GetBytes(key.ExportECPrivateKeyPem() + "\n"));
        }

        File.Move(half, path);
    }

    /// <summary>RFC 5656: the strings "ecdsa-sha2-nistp256", "nistp256" and the uncompressed point.</summary>
    private static string PublicLine(ECDsa key)
    {
        const string type = "ecdsa-sha2-nistp256";
        var q = key.ExportParameters(false).Q;
        using var blob = new MemoryStream();
        Field(blob, Encoding.ASCII.GetBytes(type));
        Field(blob, "nistp256"u8);
        Field(blob, [4, .. q.X!, .. q.Y!]);
        return $"{type} {Convert.ToBase64String(blob.ToArray())}";
    }

    private static void Field(Stream to, ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        to.Write(length);
        to.Write(value);
    }
}
