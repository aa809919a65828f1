using RocketMQ.Components.Remote;

namespace RocketMQ.Scripts.Tests;

/// <summary>
/// A bare Debian host with systemd, as a container, for one test class (<c>IClassFixture&lt;HostContainer&gt;</c>).
/// The step scripts of this checkout lie in <see cref="Kit"/>. It is removed at the end.
/// </summary>
public sealed class HostContainer : IAsyncLifetime
{
    /// <summary>The image of a host: another kind of host in the long form.</summary>
    public static string Image { get; } = Environment.GetEnvironmentVariable("ROCKETMQ_HOST_IMAGE") is { Length: > 0 } image ? image : "rocketmq-host:local";

    /// <summary>Its Java: the number at the end of the image's name, else 17.</summary>
    public static int Java { get; } = int.TryParse(Image.Split('-')[^1], out var major) ? major : 17;

    /// <summary>Where the step scripts lie on a host.</summary>
    public const string Kit = "/usr/local/lib/rocketmq-steps";

    /// <summary>Name of the container.</summary>
    public string Name { get; } = $"rocketmq-scripts-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}";

    /// <summary>Its address.</summary>
    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await RequireDockerAsync();
        (await DockerAsync(
            ["run", "-d", "--name", Name, "--hostname", "testhost", "--cap-add", "SYS_ADMIN", "--cap-add", "NET_ADMIN",
             "--security-opt", "seccomp=unconfined", "--security-opt", "apparmor=unconfined",
             "--tmpfs", "/run", "--tmpfs", "/run/lock", "--tmpfs", "/tmp", "-v", "/sys/fs/cgroup:/sys/fs/cgroup:rw",
             "--stop-signal", "SIGRTMIN+3", Image])).MustWork();
        var booted = await RunAsync("""
            for _ in {1..300}; do
              case $(systemctl is-system-running 2>/dev/null) in running|degraded) exit 0 ;; esac
              sleep 0.1
            done
            systemctl list-jobs; exit 1
            """);
        booted.MustWork();
        Address = (await DockerAsync(
            ["inspect", "-f", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", Name])).MustWork().Output.Trim();
        await InstallKitAsync();
    }

    public async Task DisposeAsync() => await DockerAsync(["rm", "-f", "-v", Name]);

    /// <summary>Runs text with bash on the host, as root.</summary>
    public Task<StepResult> RunAsync(string script, string stdin = "", int seconds = 300) =>
        DockerAsync(["exec", "-i", Name, "bash", "-c", script], stdin, seconds);

    /// <summary>Runs a step of the kit: <c>bash /usr/local/lib/rocketmq-steps/NAME.sh ARGS &lt;bundle</c>.</summary>
    public Task<StepResult> StepAsync(string name, string bundle, params string[] arguments) =>
        DockerAsync(["exec", "-i", Name, "bash", $"{Kit}/{name}.sh", .. arguments], bundle);

    /// <summary>Runs a step the way check arrives: prelude, script and bundle on one standard input.</summary>
    public async Task<StepResult> StepFromStdinAsync(string name, string bundle, params string[] arguments)
    {
        string[] scripts = name == "check" ? ["prelude", "check-places", name] : ["prelude", name];
        var text = string.Concat(scripts.Select(s => File.ReadAllText(Path.Combine(Checkout.Scripts, $"{s}.sh"))));
        return await DockerAsync(["exec", "-i", Name, "bash", "-s", "--", .. arguments], text + bundle);
    }

    /// <summary>Runs a step from the kit as it was copied, the way prepare runs.</summary>
    public Task<StepResult> StepFromUploadAsync(string name, string bundle, params string[] arguments) =>
        DockerAsync(["exec", "-i", "-w", "/root", Name, "bash", StepKit.UploadPath, name, .. arguments], bundle);

    /// <summary>Runs a step with `timeout -s KILL`: cut off after that many seconds, as by a lost connection.</summary>
    public Task<StepResult> StepCutOffAsync(double seconds, string name, string bundle, params string[] arguments) =>
        DockerAsync(
            ["exec", "-i", Name, "timeout", "-s", "KILL", FormattableString.Invariant($"{seconds}"), "bash", $"{Kit}/{name}.sh", .. arguments],
            bundle);

    /// <summary>Writes a file on the host.</summary>
    public async Task WriteAsync(string path, string content) =>
        (await RunAsync($"mkdir -p \"$(dirname '{path}')\" && cat >'{path}'", content)).MustWork();

    /// <summary>Reads a file of the host.</summary>
    public async Task<string> ReadAsync(string path) => (await RunAsync($"cat -- '{path}'")).MustWork().Output;

    /// <summary>
    /// A line for everything below <paramref name="paths"/>: kind, mode, owner, time of change, path, link target, checksum of the contents.
    /// Two equal answers mean that nothing was written in between. Missing paths are left out.
    /// </summary>
    public async Task<string> TreeAsync(params string[] paths) =>
        (await RunAsync("""
            while IFS= read -r p; do
              [[ -e $p ]] || continue
              find "$p" -printf '%y %m %u:%g %T@ %p %l\n'
              find "$p" -type f -exec sha256sum {} +
            done | LC_ALL=C sort
            """, string.Join('\n', paths) + "\n")).MustWork().Output;

    /// <summary>Copies the kit of this checkout to the host and installs it.</summary>
    public async Task InstallKitAsync()
    {
        await UploadKitAsync();
        (await RunAsync($"rm -rf {Kit} && cd /root && bash {StepKit.UploadPath} install")).MustWork();
    }

    /// <summary>Copies the kit of this checkout to the host, as the deployment does.</summary>
    public Task UploadKitAsync() => WriteAsync($"/root/{StepKit.UploadPath}", StepKit.Text);

    /// <summary>Unpacks RocketMQ under /usr/local/rocketmq-VERSION and makes user and folders as `prepare` and `release` do.</summary>
    public async Task InstallRocketMQAsync(string version = "4.7.1")
    {
        if ((await RunAsync($"test -d /usr/local/rocketmq-{version}/lib")).ExitCode == 0)
        {
            return;
        }

        var archive = Checkout.Archive($"rocketmq-{version}.tar.gz");
        (await DockerAsync(["cp", archive, $"{Name}:/var/cache/rocketmq.tar.gz"])).MustWork();
        (await RunAsync($"""
            set -e
            getent passwd rocketmq >/dev/null || useradd --system --home-dir /var/lib/rocketmq --no-create-home --shell /usr/sbin/nologin rocketmq
            mkdir -p /usr/local/rocketmq-{version} /etc/rocketmq /var/lib/rocketmq /var/log/rocketmq
            tar xzf /var/cache/rocketmq.tar.gz -C /usr/local/rocketmq-{version} --strip-components=1 --no-same-owner
            """)).MustWork();
    }

    private static Task<StepResult> DockerAsync(IEnumerable<string> arguments, string stdin = "", int seconds = 300) =>
        Shell.RunAsync("docker", arguments, stdin, seconds);

    private static async Task RequireDockerAsync()
    {
        StepResult version;
        try
        {
            version = await DockerAsync(["version", "--format", "{{.Server.Version}}"]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException("The script tests need the program `docker`: install it, or run ./quickstart once.");
        }

        if (version.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"The script tests need a running Docker daemon (start it, or run ./quickstart once). It says: {version.Errors.Trim()}");
        }

        if ((await DockerAsync(["image", "inspect", Image])).ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"The script tests need the image {Image}, a Debian host with systemd. `./quickstart` makes it, and so does `./test`.");
        }
    }
}
