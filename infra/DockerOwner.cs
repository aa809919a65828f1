using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace Infra;

/// <summary>
/// Whose the network, volumes and containers of a docker stack are. Their names hold the stack's name alone, which two checkouts share; labels tell the checkout.
/// What another one has made is neither used nor removed.
/// </summary>
internal static class DockerOwner
{
    /// <summary>Label with the number of the checkout.</summary>
    public const string Checkout = "rocketmq.checkout";

    /// <summary>Label with its folder, for the user who meets it.</summary>
    public const string Folder = "rocketmq.folder";

    private const string Form = "\t{{.Label \"" + Checkout + "\"}}\t{{.Label \"" + Folder + "\"}}";

    /// <summary>The labels of this checkout.</summary>
    /// <param name="project">Folder of Pulumi.yaml.</param>
    /// <param name="stack">Name of the stack.</param>
    public static IReadOnlyList<(string Label, string Value)> Labels(string project, string stack) => [(Checkout, Number(project)), (Folder, project), ("rocketmq.stack", stack)];

    /// <summary>Looks at what Docker has under the names of the stack; changes nothing.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="stack">Name of the stack.</param>
    /// <param name="project">Folder of Pulumi.yaml.</param>
    /// <returns>An error where something of another checkout has one of the names. Nothing where there is no docker command to ask.</returns>
    public static async Task<IReadOnlyList<Finding>> CheckAsync(StackConfig config, string stack, string project)
    {
        if (config.Kind != HostsKind.Docker) return [];
        var network = $"rocketmq-{stack}";
        var names = config.Cluster.Hosts.Select(h => $"{network}-{h.Name}").Append(network).ToHashSet(StringComparer.Ordinal);
        var found = await Task.WhenAll(
            AskAsync("container", "ps", "-a", "--filter", $"name={network}", "--format", "{{.Names}}" + Form),
            AskAsync("network", "network", "ls", "--filter", $"name={network}", "--format", "{{.Name}}" + Form),
            AskAsync("volume", "volume", "ls", "--filter", $"name={network}", "--format", "{{.Name}}" + Form));
        var number = Number(project);
        // What bears no label was made by an earlier library: in this checkout, as far as anybody knows. Of the same folder the number was lost.
        var others = found.SelectMany(f => f).OrderBy(o => o.Name, StringComparer.Ordinal).ThenBy(o => o.Kind, StringComparer.Ordinal).Where(o => names.Contains(o.Name) && o.Checkout.Length > 0 && o.Checkout != number && o.Folder != project).ToList();
        return [.. others.GroupBy(o => (o.Checkout, o.Folder)).Select(g => new Finding(
            CfgIds.ForeignHost,
            Severity.Error,
            "hosts.kind",
            $"{string.Join(", ", g.Select(o => $"{o.Kind} {o.Name}"))} {(g.Count() == 1 ? "belongs" : "belong")} to a stack {stack} of another checkout: {g.Key.Folder}.",
            $"Take that stack away there (./quickstart down, or pulumi destroy and docker volume rm), or use another stack name and hosts.subnet here. If that checkout is gone, this clears what it has left, messages included: {Clear(g)}"))];
    }

    /// <summary>The command that removes what was found, in the order that Docker needs.</summary>
    private static string Clear(IEnumerable<(string Kind, string Name, string Checkout, string Folder)> objects)
    {
        var commands = new List<string>();
        foreach (var (kind, command) in new[] { ("container", "docker rm -f"), ("network", "docker network rm"), ("volume", "docker volume rm") })
        {
            var names = objects.Where(o => o.Kind == kind).Select(o => o.Name).ToList();
            if (names.Count > 0) commands.Add($"{command} {string.Join(' ', names)}");
        }

        return string.Join(" && ", commands);
    }

    /// <summary>Drawn once for each checkout, beside the keys of its hosts.</summary>
    private static string Number(string project)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(project, ".dev")).FullName, "checkout");
        if (!File.Exists(file))
        {
            // Written beside and linked, so that of two programs at once both read the same.
            var half = $"{file}.{Environment.ProcessId}";
            File.WriteAllText(half, "c" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)) + "\n");
            try
            {
                File.Move(half, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(half);
            }
        }

        return File.ReadAllText(file).Trim();
    }

    private static async Task<IReadOnlyList<(string Kind, string Name, string Checkout, string Folder)>> AskAsync(string kind, params string[] arguments)
    {
        try
        {
            using var docker = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = docker.StandardError.ReadToEndAsync();
            var lines = (await docker.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await docker.WaitForExitAsync();
            await errors;
            return [.. lines.Select(l => l.Split('\t')).Where(p => p.Length == 3).Select(p => (kind, p[0], p[1], p[2]))];
        }
        catch (Win32Exception)
        {
            // No docker command: the provider has its own way to the daemon, and says what is wrong with that.
            return [];
        }
    }
}
