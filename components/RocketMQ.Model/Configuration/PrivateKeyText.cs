using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace RocketMQ.Model.Configuration;

/// <summary>
/// Whether the steps can log in with a private key. They run in pulumi-command, which reads keys with golang.org/x/crypto/ssh: what that refuses would
/// fail every step, after all its retries.
/// </summary>
public static partial class PrivateKeyText
{
    private const string Magic = "openssh-key-v1\0";

    private static readonly string[] Ciphers = ["none", "aes256-ctr", "aes256-cbc"];

    private static readonly string[] Types = ["ssh-rsa", "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"];

    private static readonly (string Message, string Repair) Damaged =
        ("it is damaged: what stands between its first and last line is no key.", "Copy the whole file once more, line ends included.");

    /// <summary>Finds what is wrong. Nothing of the key is in the answer.</summary>
    /// <param name="text">The key.</param>
    /// <param name="hasPassphrase">Whether a passphrase is given beside it.</param>
    /// <param name="passphraseField">Path of the field that a passphrase belongs into.</param>
    /// <returns>What is wrong, and the repair; null where the key can be used as far as its text shows.</returns>
    public static (string Message, string Repair)? FindProblem(string text, bool hasPassphrase, string passphraseField)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.TrimStart().StartsWith("PuTTY-User-Key-File", StringComparison.Ordinal))
        {
            return ("it is a key of PuTTY, which no step can read.", "Convert it: `puttygen KEY.ppk -O private-openssh -o KEY`.");
        }

        if (Armour().Match(text) is not { Success: true } block)
        {
            return ("it holds no private key.", "Give the file without .pub at its end: its first line is -----BEGIN … PRIVATE KEY-----.");
        }

        // A step reads the first block of a file and no other one.
        if (!block.Groups["kind"].Value.EndsWith("PRIVATE KEY", StringComparison.Ordinal))
        {
            return ($"it begins with {Shown.Text(block.Groups["kind"].Value)}, where a step looks for the key.", "Remove what stands in front of -----BEGIN … PRIVATE KEY-----.");
        }

        var body = block.Groups["body"].Value;
        return block.Groups["kind"].Value switch
        {
            "OPENSSH PRIVATE KEY" => ReadHead(Decode(body)) is { } head ? Judge(head.Cipher, head.Type, hasPassphrase, passphraseField) : Damaged,
            "ENCRYPTED PRIVATE KEY" => ("it is encrypted in the form PKCS#8, which no step can read.", "`ssh-keygen -p -f KEYFILE` writes it anew in the format of OpenSSH."),
            "DSA PRIVATE KEY" => WrongType("ssh-dss"),
            _ => JudgePassphrase(body.Contains("ENCRYPTED", StringComparison.Ordinal), hasPassphrase, passphraseField),
        };
    }

    private static (string Message, string Repair)? Judge(string cipher, string type, bool hasPassphrase, string passphraseField)
    {
        if (type.StartsWith("sk-", StringComparison.Ordinal))
        {
            return ("it belongs to a security key, which takes part in every log-in.", "Log in with an agent that has the key (agent: true), or give another key.");
        }

        if (!Types.Contains(type)) return WrongType(type);
        return Ciphers.Contains(cipher)
            ? JudgePassphrase(cipher != "none", hasPassphrase, passphraseField)
            : ($"it is encrypted with {Shown.Text(cipher)}, which no step can read.", "`ssh-keygen -p -Z aes256-ctr -f KEYFILE` encrypts it anew.");
    }

    private static (string Message, string Repair)? JudgePassphrase(bool encrypted, bool given, string field) => (encrypted, given) switch
    {
        (true, false) => ("it is encrypted, and no passphrase is given.",
            $"Give it: `pulumi config set --secret --path 'rocketmq:{field}'`; or log in with an agent that has the key (agent: true)."),
        (false, true) => ("it is not encrypted, but a passphrase is given, which every step would refuse.", $"Remove {field}, or give the key that it belongs to."),
        _ => null,
    };

    private static (string Message, string Repair) WrongType(string type) =>
        ($"it is a key of the type {Shown.Text(type)}, which no step can use.", "Make another one: `ssh-keygen -t ed25519`.");

    private static byte[] Decode(string body)
    {
        var bytes = new byte[body.Length];
        return Convert.TryFromBase64String(string.Concat(body.Where(c => !char.IsWhiteSpace(c))), bytes, out var length) ? bytes[..length] : [];
    }

    /// <summary>What stands in front of the encrypted part (PROTOCOL.key of OpenSSH): cipher, KDF, its options, number of keys, public key.</summary>
    private static (string Cipher, string Type)? ReadHead(byte[] blob)
    {
        if (!blob.AsSpan().StartsWith(Encoding.ASCII.GetBytes(Magic))) return null;
        var rest = (ReadOnlySpan<byte>)blob.AsSpan(Magic.Length);
        if (!TryTake(ref rest, out var cipher) || !TryTake(ref rest, out _) || !TryTake(ref rest, out _) || rest.Length < 4) return null;
        rest = rest[4..];
        return TryTake(ref rest, out var key) && TryTake(ref key, out var type) ? (Encoding.Latin1.GetString(cipher), Encoding.Latin1.GetString(type)) : null;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> field)
    {
        field = default;
        if (rest.Length < 4 || BinaryPrimitives.ReadInt32BigEndian(rest) is var size && (size < 0 || size > rest.Length - 4)) return false;
        field = rest.Slice(4, size);
        rest = rest[(4 + size)..];
        return true;
    }

    [GeneratedRegex("^-----BEGIN (?<kind>[A-Z0-9 ]+)-----(?<body>[\\s\\S]*?)^-----END \\k<kind>-----", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Armour();
}
