using System.Buffers.Binary;
using System.Text;
using RocketMQ.Model.Configuration;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>Which private keys the steps cannot log in with. The key blobs are made here and hold no key.</summary>
public sealed class PrivateKeyTextTests
{
    [Theory]
    [InlineData("none", "ssh-ed25519", false, null)]
    [InlineData("none", "ecdsa-sha2-nistp384", false, null)]
    [InlineData("none", "ssh-rsa", false, null)]
    [InlineData("aes256-ctr", "ssh-ed25519", true, null)]
    [InlineData("aes256-cbc", "ssh-ed25519", true, null)]
    [InlineData("aes256-ctr", "ssh-ed25519", false, "it is encrypted, and no passphrase is given")]
    [InlineData("none", "ssh-ed25519", true, "it is not encrypted, but a passphrase is given")]
    [InlineData("aes256-gcm@openssh.com", "ssh-ed25519", true, "encrypted with \"aes256-gcm@openssh.com\"")]
    [InlineData("none", "sk-ssh-ed25519@openssh.com", false, "it belongs to a security key")]
    [InlineData("none", "ssh-dss", false, "of the type \"ssh-dss\"")]
    public void Key_of_OpenSSH_is_judged_by_cipher_type_and_passphrase(string cipher, string type, bool passphrase, string? says) =>
        AssertProblem(says, OpenSsh(Blob(cipher, type)), passphrase);

    [Theory]
    [InlineData("RSA PRIVATE KEY", "AAAA", false, null)]
    [InlineData("EC PRIVATE KEY", "AAAA", false, null)]
    [InlineData("PRIVATE KEY", "AAAA", false, null)]
    [InlineData("RSA PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA", true, null)]
    [InlineData("RSA PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA", false, "it is encrypted, and no passphrase is given")]
    [InlineData("RSA PRIVATE KEY", "AAAA", true, "it is not encrypted, but a passphrase is given")]
    [InlineData("ENCRYPTED PRIVATE KEY", "AAAA", true, "in the form PKCS#8")]
    [InlineData("DSA PRIVATE KEY", "AAAA", false, "of the type \"ssh-dss\"")]
    public void Key_of_PEM_is_judged_by_its_lines(string kind, string body, bool passphrase, string? says) =>
        AssertProblem(says, $"-----BEGIN {kind}-----\n{body}\n-----END {kind}-----\n", passphrase);

    [Theory]
    [InlineData("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n", "it is a key of PuTTY")]
    [InlineData("ssh-ed25519 AAAA you@here", "it holds no private key")]
    [InlineData("", "it holds no private key")]
    [InlineData("-----BEGIN EC PARAMETERS-----\nBggq\n-----END EC PARAMETERS-----\n-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n", "it begins with \"EC PARAMETERS\"")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "it begins with \"CERTIFICATE\"")]
    [InlineData("  -----BEGIN EC PRIVATE KEY-----\n  AAAA\n  -----END EC PRIVATE KEY-----\n", "it holds no private key")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nnot base 64!\n-----END OPENSSH PRIVATE KEY-----\n", "it is damaged")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nTm90IGEga2V5Cg==\n-----END OPENSSH PRIVATE KEY-----\n", "it is damaged")]
    public void Text_that_is_no_key_is_named_as_what_it_is(string text, string says) => AssertProblem(says, text, false);

    [Fact]
    public void Key_that_is_cut_off_anywhere_in_its_head_is_damaged()
    {
        var blob = Blob("none", "ssh-ed25519");
        for (var length = 0; length < blob.Length; length++) AssertProblem("it is damaged", OpenSsh(blob[..length]), false);
    }

    [Fact]
    public void Repair_names_the_field_of_the_passphrase() => Assert.Contains(
        "'rocketmq:hosts.bastion.privateKeyPassphrase'", PrivateKeyText.FindProblem(OpenSsh(Blob("aes256-ctr", "ssh-rsa")), false, "hosts.bastion.privateKeyPassphrase")!.Value.Repair, StringComparison.Ordinal);

    private static void AssertProblem(string? says, string text, bool passphrase)
    {
        var problem = PrivateKeyText.FindProblem(text, passphrase, "hosts.privateKeyPassphrase");
        if (says is null) Assert.Null(problem);
        else Assert.Contains(says, problem?.Message, StringComparison.Ordinal);
    }

    private static string OpenSsh(byte[] blob) => $"-----BEGIN OPENSSH PRIVATE KEY-----\n{Convert.ToBase64String(blob)}\n-----END OPENSSH PRIVATE KEY-----\n";

    private static byte[] Blob(string cipher, string type)
    {
        var key = Field(Encoding.ASCII.GetBytes(type));
        return [.. "openssh-key-v1\0"u8, .. Field(Encoding.ASCII.GetBytes(cipher)), .. Field("bcrypt"u8), .. Field([]), 0, 0, 0, 1, .. Field(key)];
    }

    private static byte[] Field(ReadOnlySpan<byte> content)
    {
        var field = new byte[4 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(field, content.Length);
        content.CopyTo(field.AsSpan(4));
        return field;
    }
}
