using System.Text;
using System.Text.Json;
using Pulumi;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Report;
using RocketMQ.Model.Rules;

namespace Infra;

/// <summary>
/// The file that the findings of this run are written to, for a pipeline: <c>rocketmq:report</c>, or the environment variable in its place. The one of the run
/// before goes at the beginning, so that a run that is killed leaves none that could be taken for its own.
/// </summary>
internal sealed class RunReport
{
    private const string Variable = "ROCKETMQ_REPORT";
    private const string Field = "report";

    private readonly List<Finding> findings = [];

    private RunReport(string? file)
    {
        File = file;
    }

    /// <summary>Its path; null: none was asked for.</summary>
    public string? File { get; }

    /// <summary>The plan, once there is one: it knows the instances of a field.</summary>
    public ClusterPlan? Plan { get; set; }

    /// <summary>Opens it, before the configuration is checked: a run that is refused for its form writes it too.</summary>
    /// <param name="objects">The objects of the configuration, as they stand there.</param>
    /// <param name="project">Folder of Pulumi.yaml.</param>
    /// <returns>The report; and what is wrong with the path: then nothing is ever written.</returns>
    public static (RunReport Report, Finding? Problem) Open(IReadOnlyDictionary<string, JsonElement> objects, string project)
    {
        var asked = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable
            : objects.TryGetValue(Field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (string.IsNullOrWhiteSpace(asked)) return (new(null), null);
        var file = asked;
        try
        {
            file = Path.GetFullPath(Path.Combine(project, asked));
            if (ProblemOf(file) is { } problem) return (new(null), problem);
            System.IO.File.Delete(file);
            return (new(file), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (new(null), Wrong($"{file} cannot be written: {e.Message}", "Give the path of a file that this user may write."));
        }
    }

    /// <summary>Adds what was found; the same twice is once in the file.</summary>
    public void Add(IEnumerable<Finding> found) => findings.AddRange(found);

    /// <summary>Writes it, whole or not at all.</summary>
    /// <param name="outcome">What the checks came to.</param>
    public void Write(RunOutcome outcome)
    {
        if (File is null) return;
        var text = FindingsReportText.Write(FindingsReport.Create(
            LastUp.Here, Deployment.Instance.IsDryRun ? RunKind.Preview : RunKind.Up, outcome, findings, Plan));
        var part = $"{File}.{Environment.ProcessId}.new";
        try
        {
            WriteOwn(part, text);
            System.IO.File.Move(part, File, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The findings themselves are on the screen; a run that may go on goes on.
            Log.Warn($"{Field}: {File} could not be written: {e.Message}");
        }
    }

    private static Finding? ProblemOf(string file)
    {
        if (Directory.Exists(file)) return Wrong($"{file} is a folder.", "Give the path of a file in it.");
        if (!Directory.Exists(Path.GetDirectoryName(file))) return Wrong($"the folder of {file} does not exist.", "Make it, or give another path.");
        if (!System.IO.File.Exists(file)) return null;
        // A link leads elsewhere; a device or a pipe has no end. To be opened for both ways, a pipe waits for nobody.
        var isLink = (System.IO.File.GetAttributes(file) & FileAttributes.ReparsePoint) != 0;
        using var stream = isLink ? Stream.Null : new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        if (isLink || !stream.CanSeek) return Wrong($"{file} is no plain file.", "Give the path of a file.");
        if (stream.Length == 0) return null;
        using var reader = new StreamReader(stream);
        var begin = new char[64];
        return FindingsReportText.IsReport(new string(begin, 0, reader.ReadBlock(begin)))
            ? null
            : Wrong($"{file} exists and is no report of this program, so it is not overwritten.", "Give another path, or move that file away.");
    }

    /// <summary>For its owner alone: findings quote what is written, and the screen's masking of secrets ends here.</summary>
    private static void WriteOwn(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options);
        writer.Write(text);
    }

    private static Finding Wrong(string message, string repair) => new(CfgIds.Local, Severity.Error, Field, message, repair);
}
