using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Components.Remote;

/// <summary>
/// The scripts and templates that this library brings to hosts, as the one file that is copied there. Files that stood in the standard input of a step
/// would stand twice in the state of every host, which is written anew after each step.
/// </summary>
public static partial class StepKit
{
    /// <summary>Where a host gets it: a folder of the log-in user's home, who need not be root. From there the first step installs it.</summary>
    internal const string UploadPath = ".rocketmq-steps/kit.sh";

    /// <summary>Where it is installed.</summary>
    internal const string InstalledPath = StepScripts.Folder + "/kit.sh";

    /// <summary>Version of this library, three numbers.</summary>
    internal static string Version { get; } = typeof(StepKit).Assembly.GetName().Version!.ToString(3);

    private static readonly string Payload = string.Concat(
        StepScripts.KitNames.Select(n => (Name: n, Text: StepScripts.Text(n))).Concat(KitFiles.All).Append((Name: "version", Text: Version + "\n")).Select(f => $"## file {f.Name}\n{Escaped(f.Text)}"));

    /// <summary>SHA-256 of what is in it, 64 hexadecimal digits.</summary>
    internal static string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Payload)));

    /// <summary>16 hexadecimal digits that change when any script or template does: an <c>up</c> with another one has steps to run on every host.</summary>
    public static string Digest => Checksum[..16];

    /// <summary>The file's text.</summary>
    internal static string Text { get; } = StepScripts.Text("kit.sh").Replace("@DIGEST@", Checksum, StringComparison.Ordinal) + Payload;

    private static readonly Lazy<string> Written = new(WriteFile);

    /// <summary>
    /// The file on this machine, for a resource that copies it: beside this program, or in the user's own folder where that cannot be written. Written once.
    /// </summary>
    /// <exception cref="IOException">It can be written in neither place.</exception>
    internal static string FilePath => Written.Value;

    private static string WriteFile()
    {
        const string Name = "rocketmq-steps.sh";
        var local = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "rocketmq-steps");
        try
        {
            return WriteTo(Path.Combine(AppContext.BaseDirectory, Name));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            Directory.CreateDirectory(local);
            return WriteTo(Path.Combine(local, Name));
        }
    }

    private static string WriteTo(string path)
    {
        if (File.Exists(path) && File.ReadAllText(path) == Text) return path;
        // Another run may read it at this moment.
        var beside = $"{path}.{Environment.ProcessId}";
        File.WriteAllText(beside, Text);
        File.Move(beside, path, overwrite: true);
        return path;
    }

    private static string Escaped(string text) => Directive().Replace(text.EndsWith('\n') ? text : text + "\n", @"\$0");

    [GeneratedRegex(@"^\\*##", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
