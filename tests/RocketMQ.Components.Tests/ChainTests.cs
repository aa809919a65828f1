using System.Collections;
using Pulumi;
using RocketMQ.Components.Release;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Tests;

/// <summary>Intent, start, roll, verify: what a change sets going, and what not.</summary>
public sealed class ChainTests
{
    private static readonly ClusterSpec Reference = Topologies.Reference;

    [Fact]
    public async Task Change_of_a_group_runs_its_chain_and_verify_and_nothing_else()
    {
        var changed = Reference with
        {
            BrokerGroups = [.. Reference.BrokerGroups.Select(g => g.Name == "broker-a" ? g with { Properties = new Dictionary<string, string> { ["sendMessageThreadPoolNums"] = "4" } } : g)],
        };
        var (before, after) = (await RecordedStack.RunAsync(Reference), await RecordedStack.RunAsync(changed));
        var lines = before.Commands.Where(c => c.Line != after[c.Name].Line).Select(c => c.Name).Order().ToList();
        Assert.Equal(["orders-broker-a-0-roll", "orders-broker-a-0-start", "orders-broker-a-1-roll", "orders-broker-a-1-start", "orders-verify"], lines);
        Assert.NotEqual(before["orders-broker-a-0-intent"].Text("stdin"), after["orders-broker-a-0-intent"].Text("stdin"));
        Assert.Equal(before["orders-broker-a-0-live-intent"].Text("stdin"), after["orders-broker-a-0-live-intent"].Text("stdin"));
        Assert.Equal(before["orders-broker-b-0-intent"].Text("stdin"), after["orders-broker-b-0-intent"].Text("stdin"));
    }

    [Fact]
    public async Task Each_step_carries_what_the_one_before_it_printed()
    {
        var stack = await RecordedStack.RunAsync(Reference);
        foreach (var start in stack.Commands.Where(c => c.Name.EndsWith("-start", StringComparison.Ordinal)))
        {
            var name = start.Name[..^"-start".Length];
            Assert.Contains(" " + stack[name + "-intent"].Printed, start.Line, StringComparison.Ordinal);
            Assert.EndsWith($" {StepToken.Create([start.Printed])}'", stack[name + "-roll"].Line, StringComparison.Ordinal);
        }

        var rolls = stack.Commands.Where(c => c.Name.EndsWith("-roll", StringComparison.Ordinal)).OrderBy(c => c.Began).Select(c => c.Printed);
        Assert.EndsWith($" {StepToken.Create(rolls)}'", stack["orders-verify"].Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hot_change_alone_draws_only_the_number_of_hot_values()
    {
        var (before, after) = (await RecordedStack.RunAsync(Reference), await RecordedStack.RunAsync(Reference with { Properties = new Dictionary<string, string> { ["fileReservedTime"] = "96" } }));
        Assert.Equal(before["orders-broker-a-0-intent"].Text("stdin"), after["orders-broker-a-0-intent"].Text("stdin"));
        Assert.NotEqual(before["orders-broker-a-0-live-intent"].Text("stdin"), after["orders-broker-a-0-live-intent"].Text("stdin"));
        Assert.NotEqual(before["orders-broker-a-0-start"].Line, after["orders-broker-a-0-start"].Line);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Roll_at_creation_restarts_only_what_start_has_staged(bool staged)
    {
        var stack = await RecordedStack.RunAsync(Reference, staged: staged);
        Assert.All(stack.Commands.Where(c => c.Name.EndsWith("-roll", StringComparison.Ordinal)), roll =>
            Assert.Equal(staged ? roll.Text("update") : "cat >/dev/null", roll.Text("create")));
    }

    [Fact]
    public async Task Nothing_runs_on_any_host_before_all_are_checked()
    {
        var checks = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var refused = Assert.ThrowsAnyAsync<Exception>(() => RecordedStack.RunAsync(Reference, hostsChecked: checks.Task));
        checks.SetException(new RunException("refused"));
        Assert.Contains("refused", (await refused).ToString(), StringComparison.Ordinal);

        var stack = await RecordedStack.RunAsync(Reference);
        foreach (var host in Reference.Hosts)
        {
            var intent = stack[$"orders-{host.Name}-intent"];
            Assert.Empty(stack.OutOfOrder([intent], [stack[$"orders-{host.Name}-kit"]]));
            Assert.EndsWith($" {intent.Printed}'", stack[$"orders-{host.Name}-prepare"].Line, StringComparison.Ordinal);
            Assert.EndsWith($" {intent.Printed}'", stack[$"orders-{host.Name}-release"].Line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_step_and_every_delete_carries_the_owner_and_prepare_says_who()
    {
        var stack = await RecordedStack.RunAsync(Reference);
        Assert.All(stack.Commands, c => Assert.Contains(" s0123456789ab", c.Line, StringComparison.Ordinal));
        Assert.All(stack.Commands.Where(c => c.Inputs.ContainsKey("delete")), c => Assert.Contains(" s0123456789ab;", c.Text("delete"), StringComparison.Ordinal));
        Assert.Contains(" s0123456789ab rocketmq/test alice@example 2026-11-27T20:40Z ", stack["orders-host01-prepare"].Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generation_of_a_host_runs_all_of_its_steps_and_copies_the_archive_again()
    {
        var (before, after) = (await RecordedStack.RunAsync(Reference), await RecordedStack.RunAsync(Reference with { Hosts = [.. Reference.Hosts.Select(h => h.Name == "host03" ? h with { Generation = 2 } : h)] }));
        var lines = before.Commands.Where(c => c.Line != after[c.Name].Line).Select(c => c.Name).Order().ToList();
        Assert.Equal(
            ["orders-broker-a-1-roll", "orders-broker-a-1-start", "orders-host03-prepare", "orders-host03-release", "orders-namesrv-host03-roll", "orders-namesrv-host03-start", "orders-verify"],
            lines);
        Assert.False(before["orders-host03-archive"].Inputs.ContainsKey("triggers"));
        Assert.True(after["orders-host03-archive"].Inputs.ContainsKey("triggers"));
        Assert.True(after["orders-host03-kit"].Inputs.ContainsKey("triggers"));
    }

    [Fact]
    public async Task Preview_and_real_run_register_the_same_resources_with_the_same_inputs()
    {
        var (preview, real) = (await RecordedStack.RunAsync(Reference, preview: true), await RecordedStack.RunAsync(Reference));
        Assert.Equal(real.All.Select(r => $"{r.Type} {r.Name}").Order(), preview.All.Select(r => $"{r.Type} {r.Name}").Order());
        Assert.All(real.Commands, r => Assert.All(new[] { "create", "update", "delete", "stdin" }, i => Assert.Equal(r.Text(i), preview[r.Name].Text(i))));
    }

    [Fact]
    public async Task Archive_that_is_yet_to_be_built_has_a_known_source_in_a_preview()
    {
        var folder = Directory.CreateTempSubdirectory("rocketmq-build-").FullName;
        var release = new ReleaseSpec { Version = "4.7.1", Build = new BuildSpec { Source = "s.zip", Sha512 = new string('c', 128) } };
        ReleaseArchive Build() => ReleaseBuild.Create(release, release.Build!, Path.Combine(folder, "s.zip"), folder);
        try
        {
            var preview = await RecordedStack.RunAsync(Reference, preview: true, archive: Build);
            var asset = Assert.IsType<StringAsset>(preview["orders-host01-archive"].Inputs["source"]);
            Assert.NotNull(asset);
            // Once built, a preview shows the file itself; and the digest of the build is what the hosts compare with.
            var built = Path.Combine(folder, "builds", new string('c', 32) + "-2", "rocketmq-4.7.1.tar.gz");
            Directory.CreateDirectory(Path.GetDirectoryName(built)!);
            await File.WriteAllTextAsync(built, "archive");
            Assert.IsType<FileAsset>((await RecordedStack.RunAsync(Reference, preview: true, archive: Build))["orders-host01-archive"].Inputs["source"]);
            var real = await RecordedStack.RunAsync(Reference, archive: Build);
            Assert.IsType<FileAsset>(real["orders-host01-archive"].Inputs["source"]);
            Assert.Contains("## set sha512 " + new string('b', 128), real["orders-host01-release"].Text("stdin"), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("8", "8")]
    [InlineData("9", "9")]
    public async Task Hosts_are_asked_for_the_Java_that_the_built_release_runs_on(string recorded, string asked)
    {
        var folder = Directory.CreateTempSubdirectory("rocketmq-build-").FullName;
        var release = new ReleaseSpec { Version = "4.7.1", Build = new BuildSpec { Source = "s.zip", Sha512 = new string('c', 128) } };
        try
        {
            var built = Path.Combine(folder, "builds", new string('c', 32) + "-2", "rocketmq-4.7.1.tar.gz");
            Directory.CreateDirectory(Path.GetDirectoryName(built)!);
            await File.WriteAllTextAsync(built, "archive");
            await File.WriteAllTextAsync(built + ".java", recorded + "\n");
            var stack = await RecordedStack.RunAsync(Reference, archive: () => ReleaseBuild.Create(release, release.Build!, Path.Combine(folder, "s.zip"), folder));
            Assert.Contains($"## set java.min {asked}\n", stack["orders-host01-prepare"].Text("stdin"), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task No_input_of_any_resource_is_null()
    {
        var stack = await RecordedStack.RunAsync(Reference, new SshCredentialsArgs { PrivateKey = "key" });
        Assert.All(stack.All, r => Assert.All(r.Inputs, i => AssertNoNull($"{r.Name}.{i.Key}", i.Value)));
    }

    private static void AssertNoNull(string path, object? value)
    {
        Assert.True(value is not null, $"{path} is null: the SDK wraps it into a secret or a list, which the engine refuses");
        if (value is IDictionary map)
        {
            foreach (DictionaryEntry entry in map)
            {
                AssertNoNull($"{path}.{entry.Key}", entry.Value);
            }
        }
        else if (value is IEnumerable list and not string)
        {
            foreach (var item in list)
            {
                AssertNoNull($"{path}[]", item);
            }
        }
    }
}
