using System.Collections.Concurrent;
using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Testing;
using RocketMQ.Components.Cluster;
using RocketMQ.Components.Release;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Tests;

/// <summary>A cluster run against Pulumi's mocks: every registration with its inputs, and when it began and ended.</summary>
internal sealed class RecordedStack
{
    private readonly ConcurrentDictionary<string, Registration> all = new(StringComparer.Ordinal);
    private const string Owner = "s0123456789ab rocketmq/test alice@example 2026-11-27T20:40Z";

    private readonly bool staged;
    private int clock;

    private RecordedStack(bool staged) => this.staged = staged;

    public IReadOnlyCollection<Registration> All => [.. all.Values];

    public IReadOnlyList<Registration> Commands => [.. all.Values.Where(r => r.Type == "command:remote:Command")];

    public Registration this[string name] => all[name];

    /// <summary>Number of the <c>up</c> that went through.</summary>
    public string Passed { get; private set; } = "";

    /// <summary>Digest of all wishes.</summary>
    public string Intents { get; private set; } = "";

    public bool Has(string name) => all.ContainsKey(name);

    public static async Task<RecordedStack> RunAsync(
        ClusterSpec spec, SshCredentialsArgs? credentials = null, bool staged = false, bool preview = false, Func<ReleaseArchive>? archive = null,
        Task<string>? hostsChecked = null, string notice = "")
    {
        var stack = new RecordedStack(staged);
        var mocks = new Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns((MockResourceArgs args) => stack.RecordAsync(args));
        mocks.Setup(m => m.CallAsync(It.IsAny<MockCallArgs>())).ReturnsAsync((object)ImmutableDictionary<string, object>.Empty);
        await Deployment.TestAsync(mocks.Object, new TestOptions { IsPreview = preview, StackName = "test", ProjectName = "rocketmq" }, () =>
        {
            var cluster = new RocketMQCluster("orders", new()
            {
                Spec = spec,
                Archive = archive?.Invoke() ?? new ReleaseArchive { Path = Environment.ProcessPath!, Sha512 = new string('a', 128), FileName = "rocketmq-4.7.1.tar.gz" },
                Credentials = credentials ?? new(),
                HostNotice = notice,
                HostsChecked = hostsChecked is null ? Output.Create("") : Output.Create(hostsChecked),
            });
            _ = cluster.Passed.Apply(p => stack.Passed = p.Number);
            _ = cluster.Intents.Apply(i => stack.Intents = i);
            return Task.CompletedTask;
        });
        return stack;
    }

    /// <summary>What of <paramref name="before"/> had not ended when something of <paramref name="after"/> began; empty when the order holds.</summary>
    public IReadOnlyList<string> OutOfOrder(IEnumerable<Registration> before, IEnumerable<Registration> after)
    {
        var firsts = before.ToList();
        return [.. from b in after from a in firsts where a.Ended >= b.Began select $"{a.Name} should be done before {b.Name} begins"];
    }

    private async Task<(string? Id, object State)> RecordAsync(MockResourceArgs args)
    {
        var began = Interlocked.Increment(ref clock);
        // Long enough for a resource that does not wait to begin meanwhile; a missing dependency then shows as overlap.
        await Task.Delay(5);
        var registration = new Registration(args.Type ?? "", args.Name ?? "", args.Inputs, began, Interlocked.Increment(ref clock));
        registration = registration with { Printed = Print(registration) };
        Assert.True(all.TryAdd(registration.Name, registration), $"two resources are called {registration.Name}");
        return ($"{args.Name}-id", args.Inputs.SetItem("stdout", registration.Printed));
    }

    /// <summary>What a command prints: a number of the wish, or a step's line, another one for each input.</summary>
    private string Print(Registration command) => command.Type switch
    {
        "command:local:Command" when command.Name.EndsWith("-owner", StringComparison.Ordinal) => Owner,
        "command:local:Command" when command.Name.EndsWith("-build", StringComparison.Ordinal) => $$"""{"path":"{{Environment.ProcessPath}}","sha512":"{{new string('b', 128)}}"}""",
        "command:local:Command" when command.Name.EndsWith("-passed", StringComparison.Ordinal) => "0123456789ab 2026-11-27T20:41:00Z",
        "command:local:Command" => $"{command.Text("stdin").GetHashCode(StringComparison.Ordinal):x8}",
        _ => $$"""{"step":"{{command.Name}}","staged":{{(staged ? "true" : "false")}},"run":"{{(command.Line + command.Text("stdin")).GetHashCode(StringComparison.Ordinal):x8}}"}""",
    };

    internal sealed record Registration(string Type, string Name, IReadOnlyDictionary<string, object> Inputs, int Began, int Ended)
    {
        /// <summary>Its standard output, where it is a command.</summary>
        public string Printed { get; init; } = "";

        /// <summary>The line that is run on a change, which for most steps is that of creation too.</summary>
        public string Line => Inputs.ContainsKey("update") ? Text("update") : Text("create");

        public string Text(string input) => Inputs.TryGetValue(input, out var value) ? value as string ?? "" : "";
    }
}
