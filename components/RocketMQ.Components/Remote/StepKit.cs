using System.Security.Cryptography;
using System.Text;

namespace RocketMQ.Components.Remote;

/// <summary>The scripts that this library brings to hosts, as a whole.</summary>
public static class StepKit
{
    /// <summary>16 hexadecimal digits that change when any script does: an <c>up</c> with another one has steps to run on every host.</summary>
    public static string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', StepScripts.KitNames.Select(StepScripts.Text)))))[..16];
}
