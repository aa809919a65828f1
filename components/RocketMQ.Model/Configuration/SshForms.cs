using System.Buffers.Binary;
using System.Text;

namespace RocketMQ.Model.Configuration;

/// <summary>The forms of SSH keys.</summary>
internal static class SshForms
{
    private const string KeyTypes = "ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp256|ecdsa-sha2-nistp384|ecdsa-sha2-nistp521";

    public static TextForm HostKey { get; } = new(
        "the host's public key on one line: its type, a blank and the key, such as \"ssh-ed25519 AAAA…\"",
        $"^({KeyTypes}) [A-Za-z0-9+/]+={{0,2}}( .*)?$")
    {
        Further = KeyComplaint,
        Repair = HostKeyRepair,
    };

    public static TextForm PrivateKey { get; } = new(
        "the text of a private key, from -----BEGIN … to the line -----END …",
        "^\\s*-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----\\r?\\n[\\s\\S]*-----END [A-Z0-9 ]*PRIVATE KEY-----\\s*$")
    {
        MaxLength = 32768,
        ManyLines = true,
        Repair = PrivateKeyRepair,
    };

    /// <summary>The key without its comment, as connections take it.</summary>
    public static string WithoutComment(string hostKey) => string.Join(' ', hostKey.Split(' ', 3).Take(2));

    // The key itself begins with its type once more; so a key cut short, or of another type than it says, shows here and not at `up`.
    private static string? KeyComplaint(string text)
    {
        var parts = text.Split(' ', 3);
        var blob = new byte[parts[1].Length];
        var type = Encoding.ASCII.GetBytes(parts[0]);
        var good = Convert.TryFromBase64String(parts[1], blob, out var length)
            && length > 4 + type.Length + 32
            && BinaryPrimitives.ReadInt32BigEndian(blob) == type.Length
            && blob.AsSpan(4, type.Length).SequenceEqual(type);
        if (!good) return "is damaged: what follows the type is no key of that type";
        // pulumi-command offers just the type of the pinned key, and ssh-rsa names the signature with SHA-1.
        return parts[0] == "ssh-rsa" ? "is an RSA key, which the steps can ask for with a SHA-1 signature alone; OpenSSH 8.8 and newer refuses that" : null;
    }

    private static string? HostKeyRepair(string text) => text switch
    {
        _ when text.Contains("PRIVATE KEY", StringComparison.Ordinal) => "This is a PRIVATE key. Take it out, make a new one if the file was shared, and give the host's public key.",
        _ when text.StartsWith("SHA256:", StringComparison.Ordinal) || text.StartsWith("MD5:", StringComparison.Ordinal)
            => "This is the key's fingerprint. Give the key: `ssh-keyscan -t ed25519 ADDRESS` prints it (compare its fingerprint).",
        _ when text.StartsWith("ssh-rsa ", StringComparison.Ordinal) => "Give the host's Ed25519 or ECDSA key: `ssh-keyscan -t ed25519 ADDRESS` prints it after the host's name; the host has it in /etc/ssh/ssh_host_ed25519_key.pub.",
        _ when KeyTypes.Split('|').Any(t => text.Contains(" " + t + " ", StringComparison.Ordinal))
            => "Leave out the host's name in front: the key begins with its type.",
        _ => "`ssh-keyscan -t ed25519 ADDRESS` prints it after the host's name; the host has it in /etc/ssh/ssh_host_ed25519_key.pub.",
    };

    private static string? PrivateKeyRepair(string text) => text switch
    {
        _ when text.StartsWith("ssh-", StringComparison.Ordinal) || text.StartsWith("ecdsa-", StringComparison.Ordinal)
            => "This is a public key. Give the private one: `pulumi config set --secret --path 'rocketmq:hosts.privateKey' <~/.ssh/id_ed25519`.",
        _ when text.StartsWith("PuTTY", StringComparison.Ordinal) => "This is a key of PuTTY. Convert it: `puttygen KEY.ppk -O private-openssh -o KEY`.",
        _ when text.Contains("-----BEGIN", StringComparison.Ordinal) && !text.Contains('\n')
            => "Its line ends are lost. Set it from the file: `pulumi config set --secret --path 'rocketmq:hosts.privateKey' <KEYFILE`.",
        _ when text.Length < 1024 && !text.Contains('\n') => "If this is the path of a file, the field is privateKeyFile.",
        _ => null,
    };
}
