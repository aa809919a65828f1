using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RocketMQ.Live.Tests;

/// <summary>
/// A stack of this checkout with a backend and a configuration file of its own. Plugins are the user's (PULUMI_HOME), or each stack would fetch them anew; the
/// stack that the user has selected stays selected.
/// </summary>
internal sealed class LiveStack
{
    private readonly Dictionary<string, string> environment;
    private HostFleet? fleet;

    private LiveStack(string name, string folder)
    {
        Name = name;
        ConfigFile = Path.Combine(folder, $"Pulumi.{name}.yaml");
        var state = Directory.CreateDirectory(Path.Combine(folder, "state")).FullName;
        environment = new(StringComparer.Ordinal)
        {
            ["PULUMI_BACKEND_URL"] = "file://" + state,
            ["PULUMI_CONFIG_PASSPHRASE"] = "live tests",
            ["PULUMI_SKIP_UPDATE_CHECK"] = "true",
            ["PULUMI_OFFLINE_QUIET"] = "1",
            ["SSH_AUTH_SOCK"] = "",
        };
    }

    public string Name { get; private set; }

    public string ConfigFile { get; }

    /// <summary>Gets or sets the checkout whose program runs. Default: the one of the tests.</summary>
    public string Project { get; set; } = Checkout.Folder;

    /// <summary>Socket of an SSH agent that the runs see; empty: none.</summary>
    public string Agent { set => environment["SSH_AUTH_SOCK"] = value; }

    public static async Task<LiveStack> InitAsync(string name, string folder)
    {
        var stack = new LiveStack(name, folder);
        (await stack.PulumiAsync("stack", "init", name, "--no-select")).MustWork();
        // `stack init` writes into the project's folder; the configuration of a test, with the salt of its secrets, lives in the test's own.
        var written = Path.Combine(Checkout.Folder, $"Pulumi.{name}.yaml");
        if (File.Exists(written)) File.Move(written, stack.ConfigFile, overwrite: true);
        return stack;
    }

    /// <summary>Hosts of kind ssh for a fleet, or for some of its hosts, and the cluster as YAML (indented by four).</summary>
    public void Configure(HostFleet fleet, string cluster, string more = "", Func<LiveHost, string>? node = null, string? login = null, IReadOnlyList<LiveHost>? hosts = null)
    {
        this.fleet = fleet;
        var nodes = string.Join("\n", (hosts ?? fleet.Hosts).Select(h => "      " + (node?.Invoke(h) ?? Node(h))));
        Write($"""
            config:
              rocketmq:hosts:
                kind: ssh
                {login ?? $"privateKeyFile: {fleet.KeyFile}"}
                nodes:
            {nodes}
              rocketmq:cluster:
            {cluster}
            {more}
            """);
    }

    /// <summary>Writes the configuration; the salt of the stack's secrets stays.</summary>
    public void Write(string config)
    {
        var salt = File.Exists(ConfigFile) ? File.ReadLines(ConfigFile).FirstOrDefault(l => l.StartsWith("encryptionsalt:", StringComparison.Ordinal)) : null;
        File.WriteAllText(ConfigFile, $"{salt}\n{config}");
    }

    public static string Node(LiveHost h) => $"{h.Name}: {{ address: {h.Address}, hostKey: \"{h.HostKey}\" }}";

    /// <summary>
    /// Runs <c>up</c>. On a fleet a preview is run before it, and what that said of each process is compared with what became of it; after an <c>up</c> that went
    /// through every process must run what the stack has on record.
    /// </summary>
    public async Task<Ran> UpAsync(params string[] more)
    {
        if (fleet is null) return await UpAloneAsync(more);
        // A run that must change nothing has announced nothing; a plan is what another preview has announced.
        var preview = more.Contains("--expect-no-changes") || more.Contains("--plan") ? null : await PreviewAsync();
        var before = await ProcessesAsync();
        var ran = await UpAloneAsync(more);
        var after = await ProcessesAsync();
        if (preview is not { ExitCode: not 0 } && !more.Contains("--plan"))
        {
            Announced.Read(preview?.All ?? "").MustBeWhatHappened(before, after, ran.ExitCode == 0);
        }
        else if (preview is not null)
        {
            Assert.True(ran.ExitCode != 0, $"{ran.Line}\nwent through although the preview before it failed:\n{preview.All}");
            Assert.Equal(before, after);
        }

        if (ran.ExitCode == 0) await AsRecordedAsync(after);
        return ran;
    }

    /// <summary>Runs <c>up</c> without a look at the processes.</summary>
    public Task<Ran> UpAloneAsync(params string[] more) => PulumiAsync(["up", "--yes", "--skip-preview", "--non-interactive", "--suppress-progress", .. more]);

    /// <summary>Runs <c>up</c> and cuts it.</summary>
    /// <param name="text">What a line of its output holds when the time has come.</param>
    /// <param name="wait">So many milliseconds later.</param>
    /// <param name="how">0: SIGINT, 1: SIGINT twice, 2: SIGKILL of the CLI and what it started, and then its lock is removed as a user would.</param>
    public async Task<Ran> UpCutAsync(string text, int wait, int how)
    {
        var begun = 0;
        Task cut = Task.CompletedTask;
        var ran = await PulumiAsync(["up", "--yes", "--skip-preview", "--non-interactive", "--suppress-progress"], (process, line) =>
        {
            if (line.Contains(text, StringComparison.Ordinal) && Interlocked.Exchange(ref begun, 1) == 0) cut = CutAsync(process, wait, how);
        });
        await cut;
        Assert.True(begun == 1, $"no line with '{text}' came: {ran.All}");
        if (how == 2) await PulumiAsync("cancel", "--yes");
        return ran;
    }

    private static async Task CutAsync(Process process, int wait, int how)
    {
        await Task.Delay(wait);
        try
        {
            if (how == 2)
            {
                process.Kill(entireProcessTree: true);
                return;
            }

            var id = process.Id.ToString(CultureInfo.InvariantCulture);
            await Shell.RunAsync("kill", ["-INT", id]);
            if (how == 1 && !process.HasExited)
            {
                await Task.Delay(300);
                await Shell.RunAsync("kill", ["-INT", id]);
            }
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself.
        }
    }

    /// <summary>Every process of the fleet.</summary>
    public async Task<IReadOnlyDictionary<string, LiveProcess>> ProcessesAsync() =>
        (await Task.WhenAll(fleet!.Hosts.Where(h => !h.Gone).Select(LiveProcess.OfAsync))).SelectMany(p => p).ToDictionary(StringComparer.Ordinal);

    /// <summary>Every process that the stack has on record runs what is recorded, its files are the same, and nothing waits.</summary>
    private async Task AsRecordedAsync(IReadOnlyDictionary<string, LiveProcess> processes)
    {
        var text = (await PulumiAsync("stack", "output", "configuration", "--show-secrets")).MustWork().Output;
        using var record = JsonDocument.Parse(text);
        foreach (var instance in record.RootElement.GetProperty("instances").EnumerateArray())
        {
            var (name, digest) = (instance.GetProperty("name").GetString()!, instance.GetProperty("digest").GetString()!);
            Assert.True(processes.TryGetValue(name, out var process), $"{name} is on record and does not run");
            Assert.True(process.Digest.StartsWith(digest, StringComparison.Ordinal) && process.Files == process.Digest && !process.Waits, $"{name} should run {digest}, and is {process}");
        }
    }

    public Task<Ran> PreviewAsync(params string[] more) => PulumiAsync(["preview", "--non-interactive", "--suppress-progress", .. more]);

    public Task<Ran> DestroyAsync(params string[] more) => PulumiAsync(["destroy", "--yes", "--skip-preview", "--non-interactive", "--suppress-progress", .. more]);

    /// <summary>Gives the stack another name; its configuration goes with it.</summary>
    public async Task RenameAsync(string name)
    {
        // The CLI renames the file in the project's folder, where ours is not.
        (await PulumiAsync("stack", "rename", name)).MustWork();
        Name = name;
    }

    public async Task<JsonElement> OutputAsync(string name)
    {
        using var document = JsonDocument.Parse((await PulumiAsync("stack", "output", "--json")).MustWork().Output);
        return document.RootElement.GetProperty(name).Clone();
    }

    /// <summary>Reads the state.</summary>
    public async Task<JsonNode> ExportAsync() => JsonNode.Parse((await PulumiAsync("stack", "export")).MustWork().Output)!;

    /// <summary>Replaces the state.</summary>
    public async Task ImportAsync(string file)
    {
        // The import encrypts anew with the salt of the stack's configuration, which it looks for in the project's folder.
        var beside = Path.Combine(Project, Path.GetFileName(ConfigFile));
        File.Copy(ConfigFile, beside, overwrite: true);
        try
        {
            (await PulumiAsync("stack", "import", "--file", file)).MustWork();
        }
        finally
        {
            File.Delete(beside);
        }
    }

    public Task<Ran> PulumiAsync(params string[] arguments) => PulumiAsync(arguments, null);

    /// <summary>Runs a script of this checkout on the stack, with what a person types.</summary>
    public Task<Ran> ScriptAsync(string script, string typed, IReadOnlyDictionary<string, string>? more = null) => Shell.RunAsync(
        Path.Combine(Checkout.Folder, script), [Name, "--config-file", ConfigFile], typed, 900,
        environment.Concat(more ?? new Dictionary<string, string>()).ToDictionary(StringComparer.Ordinal), Project);

    private Task<Ran> PulumiAsync(string[] arguments, Action<Process, string>? onLine)
    {
        string[] named = arguments[0] == "stack" && arguments[1] == "init" ? [] : ["--stack", Name];
        string[] config = arguments[0] is "up" or "preview" or "destroy" ? ["--config-file", ConfigFile] : [];
        return Shell.RunAsync("pulumi", [.. arguments, .. named, .. config], seconds: 900, environment: environment, folder: Project, onLine: onLine);
    }
}
