using System.Diagnostics;
using Pulumi;
using RocketMQ.Model.Promotion;
using RocketMQ.Model.Rules;

namespace Infra;

/// <summary>
/// The state of another stack of the same backend, by the command that runs this program. A stack reference shows the outputs alone, and those are of the
/// last <c>up</c> that went through: that one began later and failed, was cut or still runs shows only here.
/// </summary>
internal static class OtherStack
{
    private const string Error = "error:";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Reads it.</summary>
    /// <param name="stack">The stack, in full.</param>
    /// <param name="project">Folder of Pulumi.yaml.</param>
    /// <returns>Digest of its wishes (<see cref="IntentsDigest"/>); or what is wrong.</returns>
    public static async Task<(string Intents, Finding? Problem)> ReadAsync(string stack, string project)
    {
        var (output, errors, code) = await ExportAsync(stack, project);
        if (code == 0)
        {
            try
            {
                return (IntentsDigest.OfState(output), null);
            }
            catch (FormatException e)
            {
                return ("", PromotionProblem.Unreadable(stack, e.Message));
            }
        }

        var said = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(l => l.StartsWith(Error, StringComparison.Ordinal))?[Error.Length..].Trim() ?? errors.Trim();
        string[] missing = ["no stack named", "not found", "is not a stack of", "organization name must be", "could not find"];
        return ("", missing.Any(m => said.Contains(m, StringComparison.OrdinalIgnoreCase)) ? PromotionProblem.NoSuchStack(stack, Backend(), said)
            : PromotionProblem.Unreadable(stack, said));
    }

    private static async Task<HostAnswer> ExportAsync(string stack, string project)
    {
        var parts = stack.Split('/');
        if (parts[1] == Deployment.Instance.ProjectName) return await RunAsync(project, "stack", "export", "--stack", stack, "--non-interactive");
        // The command takes the project of the folder it runs in for that of any stack.
        var folder = Directory.CreateTempSubdirectory("rocketmq-project-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "Pulumi.yaml"), $"name: {parts[1]}\nruntime: dotnet\n");
            return await RunAsync(folder, "stack", "export", "--stack", stack, "--non-interactive");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Backend() =>
        Environment.GetEnvironmentVariable("PULUMI_BACKEND_URL") is { Length: > 0 } url && Uri.TryCreate(url, UriKind.Absolute, out var uri)
            ? new UriBuilder(uri) { UserName = "", Password = "", Query = "" }.Uri.ToString()
            : "the one that is logged in to, `pulumi whoami -v` names it";

    private static async Task<HostAnswer> RunAsync(string folder, params string[] arguments)
    {
        try
        {
            return await ChildProcess.RunAsync(new ProcessStartInfo("pulumi", arguments) { WorkingDirectory = folder }, "", Limit);
        }
        catch (TimeoutException)
        {
            return new("", $"`pulumi {string.Join(' ', arguments)}` did not end within {Limit.TotalSeconds} s", 1);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return new("", $"the command pulumi cannot be run: {e.Message}", 1);
        }
    }
}
