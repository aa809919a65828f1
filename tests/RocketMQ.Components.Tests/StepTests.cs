using System.Collections;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Tests;

public sealed class StepTests
{
    private const string PrivateKey = "-----BEGIN TEST KEY----- sesame-key";
    private const string Password = "sesame-password";

    [Fact]
    public async Task Every_command_line_is_short_names_its_step_and_has_a_time_limit()
    {
        var stack = await RecordedStack.RunAsync(Topologies.Reference);
        Assert.All(stack.Commands, c =>
        {
            Assert.DoesNotContain('\n', c.Line);
            Assert.InRange(c.Line.Length, 10, 240);
            Assert.Contains("timeout -k 10 ", c.Line, StringComparison.Ordinal);
            Assert.False(c.Inputs.ContainsKey("triggers"), $"{c.Name} uses triggers, which replace");
            Assert.False(c.Inputs.ContainsKey("environment"), $"{c.Name} uses environment, which needs AcceptEnv");
            Assert.Equal(false, c.Inputs["addPreviousOutputInEnv"]);
        });
    }

    [Fact]
    public async Task A_login_user_other_than_root_works_through_sudo()
    {
        var spec = Topologies.Reference with { Hosts = [.. Topologies.Reference.Hosts.Select(h => h with { User = "ops" })] };
        var stack = await RecordedStack.RunAsync(spec);
        Assert.All(stack.Commands, c => Assert.Contains("; sudo -n timeout ", c.Line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_connection_goes_through_the_bastion_by_its_own_log_in_else_by_the_one_of_the_host()
    {
        var bastion = new BastionSpec { Address = "jump.example.com", Port = 2222, User = "jump", HostKey = Topologies.Reference.Hosts[0].HostKey };
        var spec = Topologies.Reference with { Hosts = [.. Topologies.Reference.Hosts.Select(h => h with { Bastion = bastion })] };
        var (own, inherited) = (new SshCredentialsArgs { PrivateKey = PrivateKey, Bastion = new() { Password = Password } }, new SshCredentialsArgs { PrivateKey = PrivateKey });

        foreach (var (login, has, lacks) in new[] { (own, Password, PrivateKey), (inherited, PrivateKey, Password) })
        {
            var stack = await RecordedStack.RunAsync(spec, login);
            foreach (var resource in stack.All.Where(r => r.Inputs.ContainsKey("connection")))
            {
                var proxy = Flat(((IDictionary)resource.Inputs["connection"]!)["proxy"]);
                Assert.All(new[] { "jump.example.com", "2222", "jump", bastion.HostKey!, has }, text => Assert.Contains(text, proxy, StringComparison.Ordinal));
                Assert.DoesNotContain(lacks, proxy, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Steps_know_an_address_for_clients_only_where_it_is_another_one()
    {
        var plain = await RecordedStack.RunAsync(Topologies.Reference);
        var same = await RecordedStack.RunAsync(Topologies.Reference with { Hosts = [.. Topologies.Reference.Hosts.Select(h => h with { ClientAddress = h.Address })] });
        var other = await RecordedStack.RunAsync(Topologies.Reference with { Hosts = [.. Topologies.Reference.Hosts.Select(h => h with { ClientAddress = h.Address.Replace("10.0.0.", "203.0.113.", StringComparison.Ordinal) })] });

        Assert.Equal(plain.Commands.Select(c => (c.Name, Flat(c.Inputs))).Order(), same.Commands.Select(c => (c.Name, Flat(c.Inputs))).Order());
        Assert.Contains("## set registered 203.0.113.1:10911\n", Flat(other["orders-broker-a-0-roll"].Inputs), StringComparison.Ordinal);
        Assert.Contains("## add brokers broker-a 0=10.0.0.1:10911,203.0.113.1:10911 1=10.0.0.3:10911,203.0.113.3:10911\n", Flat(other["orders-host01-prepare"].Inputs), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_stand_in_the_connection_and_nowhere_else()
    {
        var stack = await RecordedStack.RunAsync(Topologies.Reference, new SshCredentialsArgs { PrivateKey = PrivateKey, Password = Password });
        Assert.NotEmpty(stack.Commands);
        foreach (var resource in stack.All)
        {
            foreach (var (name, value) in resource.Inputs.Where(i => i.Key != "connection"))
            {
                var text = Flat(value);
                Assert.False(text.Contains("sesame", StringComparison.Ordinal), $"{resource.Name}.{name} shows a secret");
            }
        }

        var connection = Flat(stack["orders-host01-prepare"].Inputs["connection"]);
        Assert.Contains(PrivateKey, connection, StringComparison.Ordinal);
        Assert.Contains(Password, connection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Same_cluster_gives_the_same_inputs()
    {
        var (first, second) = (await RecordedStack.RunAsync(Topologies.Reference), await RecordedStack.RunAsync(Topologies.Reference));
        Assert.All(first.Commands, one => Assert.All(new[] { "create", "update", "delete", "stdin" }, i => Assert.Equal(one.Text(i), second[one.Name].Text(i))));
    }

    [Fact]
    public async Task Line_runs_in_sh_whatever_the_log_in_shell_is()
    {
        var stack = await RecordedStack.RunAsync(Topologies.Reference);
        Assert.All(stack.Commands.SelectMany(c => new[] { c.Line, c.Text("delete") }).Where(l => l.Length > 0), line =>
        {
            Assert.Matches("^sh -c '[^']*'$", line);
        });
    }

    [Fact]
    public async Task A_changed_property_changes_the_steps_of_the_brokers_and_of_nothing_else()
    {
        var before = await RecordedStack.RunAsync(Topologies.Reference);
        var after = await RecordedStack.RunAsync(Topologies.Reference with { Properties = new Dictionary<string, string> { ["fileReservedTime"] = "96" } });
        var changed = before.Commands.Where(c => c.Text("stdin") != after[c.Name].Text("stdin")).Select(c => c.Name).Order().ToList();
        Assert.Equal(
            [
                "orders-broker-a-0-roll", "orders-broker-a-0-start", "orders-broker-a-1-roll", "orders-broker-a-1-start",
                "orders-broker-b-0-roll", "orders-broker-b-0-start", "orders-broker-b-1-roll", "orders-broker-b-1-start", "orders-verify",
            ],
            changed);
    }

    [Theory]
    [InlineData("fileReservedTime", "96", "## set live-digest ", "## set a-new-live-digest is applied to the running broker-a-0, no restart")]
    [InlineData("transactionTimeOut", "9000", "## set live-digest ", "## set a-new-live-digest is applied to the running broker-a-0, no restart")]
    [InlineData("sendMessageThreadPoolNums", "4", "## set digest ", "## set a-new-digest restarts broker-a-0, once what comes before it in the roll is proven")]
    public async Task The_line_above_the_only_changed_one_of_a_roll_says_what_it_does(string key, string value, string changed, string above)
    {
        var before = await RecordedStack.RunAsync(Topologies.Reference);
        var after = await RecordedStack.RunAsync(Topologies.Reference with { Properties = new Dictionary<string, string> { [key] = value } });
        var (old, now) = (Lines(before, "orders-broker-a-0-roll"), Lines(after, "orders-broker-a-0-roll"));
        Assert.Equal(old.Length, now.Length);
        var at = Assert.Single(Enumerable.Range(0, now.Length), i => old[i] != now[i]);
        Assert.StartsWith(changed, now[at], StringComparison.Ordinal);
        Assert.Equal(above, now[at - 1]);
        // The start's input says so in the file itself.
        var started = Lines(after, "orders-broker-a-0-start");
        var conf = Array.IndexOf(started, $"{key}={value}");
        Assert.Equal(changed == "## set live-digest ", started[conf - 1] == "# hot: applied live");
        Assert.Equal(changed == "## set digest ", !Lines(before, "orders-broker-a-0-start").Contains(started.Single(l => l.StartsWith("## set digest ", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_brokers_roll_knows_the_hot_keys_and_a_name_servers_has_none()
    {
        var stack = await RecordedStack.RunAsync(Topologies.Reference);
        Assert.Contains("## set hot-keys hot-4.7.1.properties\n", stack["orders-broker-a-1-roll"].Text("stdin"), StringComparison.Ordinal);
        Assert.Contains("\nfileReservedTime=72\n", StepKit.Text, StringComparison.Ordinal);
        var server = stack["orders-namesrv-host01-roll"].Text("stdin");
        Assert.DoesNotContain("hot", server.Replace("host", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("live", server, StringComparison.Ordinal);
        Assert.Contains("## set a-new-digest restarts namesrv, once what comes before it in the roll is proven\n## set digest ", server, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_roll_is_told_of_every_copy_of_its_data()
    {
        var stack = await RecordedStack.RunAsync(Topologies.Reference);
        Assert.Contains("## add copy broker-a 1 10.0.0.3:10911 SLAVE\n", stack["orders-broker-a-0-roll"].Text("stdin"), StringComparison.Ordinal);
        Assert.Contains("## add copy broker-a 0 10.0.0.1:10911 SYNC_MASTER\n", stack["orders-broker-a-1-roll"].Text("stdin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_small()
    {
        // State is written after every step, and standard input stands in it twice.
        var stack = await RecordedStack.RunAsync(Topologies.Reference);
        Assert.All(stack.Commands, c => Assert.InRange(c.Text("stdin").Length, 1, 6_000));
        foreach (var host in Topologies.Reference.Hosts)
        {
            var own = stack.Commands.Where(c => c.Name.Contains(host.Name, StringComparison.Ordinal) || Topologies.Reference.BrokerGroups.Any(g => Runs(g, host.Name, c.Name)));
            Assert.InRange(own.Sum(c => 2 * c.Text("stdin").Length), 1, 30_000);
        }

        static bool Runs(Model.Topology.BrokerGroupSpec group, string host, string step) =>
            (group.Master?.Host == host && step.StartsWith($"orders-{group.Name}-0-", StringComparison.Ordinal)) || (group.Slaves.Any(s => s.Host == host) && step.StartsWith($"orders-{group.Name}-1-", StringComparison.Ordinal));
    }

    private static string[] Lines(RecordedStack stack, string command) => stack[command].Text("stdin").Split('\n');

    private static string Flat(object? value) => value switch
    {
        null => "",
        string text => text,
        IDictionary map => string.Join('\n', map.Values.Cast<object?>().Select(Flat)),
        IEnumerable list => string.Join('\n', list.Cast<object?>().Select(Flat)),
        _ => value.ToString() ?? "",
    };
}
