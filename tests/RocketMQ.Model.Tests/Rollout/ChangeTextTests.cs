using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rollout;

/// <summary>What a person reads in a preview.</summary>
public sealed class ChangeTextTests
{
    private static readonly ClusterSpec Before = Good.Version("4.7.1").With("fileReservedTime", "120");

    [Fact]
    public void A_hot_key_and_one_that_restarts_a_group()
    {
        var after = Before.With("fileReservedTime", "72").WithGroupA(g => g with { Properties = Map(("sendMessageThreadPoolNums", "2")) });

        Assert.Equal(
            """
            What this does to what runs, against the last `up` that went through:
              broker.conf  sendMessageThreadPoolNums (not given) => 2  restarts broker-a-1, then broker-a-0
              broker.conf  fileReservedTime 120 => 72                  hot: applied live to broker-b-1, broker-b-0; hot: comes with the restart of broker-a-1, broker-a-0
            Order of the roll, one at a time, each proven before the next; the first that is not proven ends it:
              1.  broker-a-1  on h3  restart  sendMessageThreadPoolNums, fileReservedTime
              2.  broker-b-1  on h4  live     fileReservedTime
              3.  broker-a-0  on h1  restart  sendMessageThreadPoolNums, fileReservedTime
              4.  broker-b-0  on h2  live     fileReservedTime
            Unchanged: namesrv@h1, namesrv@h2, namesrv@h3
            """,
            Of(Before, after));
    }

    [Fact]
    public void What_comes_goes_and_moves()
    {
        var after = Before with
        {
            Hosts = [.. Good.Hosts, Host(5)],
            BrokerGroups = [Group("broker-a", "h1", "h5"), Group("broker-c", "h2")],
        };

        Assert.Equal(
            """
            What this does to what runs, against the last `up` that went through:
              moved       broker-a-1   stopped on h3, where its data stays; started on h5 with what is there
              new         broker-c-0   started on h2
              gone        broker-b-1   stopped on h4, where its data stays
              gone        broker-b-0   stopped on h2, where its data stays
              /etc/hosts  10.0.0.5 h5  on all hosts; restarts nothing
            Unchanged: namesrv@h1, namesrv@h2, namesrv@h3, broker-a-0
            """,
            Of(Before, after));
    }

    [Fact]
    public void Data_goes_with_an_instance_where_the_last_up_said_so_and_a_lost_host_is_given_up()
    {
        var deletes = Before with { Destroy = new DestroySpec { DeleteData = true } };
        Assert.Contains("gone  broker-b-0  stopped on h2, where its data is deleted", Of(deletes, Before with { BrokerGroups = [Group("broker-a", "h1", "h3")] }), StringComparison.Ordinal);

        var lost = Before with { Hosts = [.. Good.Hosts.Select(h => h with { Lost = h.Name == "h4" })] };
        Assert.Contains("gone  broker-b-1  given up on h4, which is lost", Of(Before, lost), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_version_shows_where_it_is()
    {
        var text = Of(Good, Good.Version("4.9.9"));
        Assert.Contains("release  version 4.9.8 => 4.9.9", text, StringComparison.Ordinal);
        Assert.Contains("restarts namesrv@h1, then namesrv@h2, then namesrv@h3, then broker-a-1, then broker-b-1, then broker-a-0, then broker-b-0", text, StringComparison.Ordinal);
        Assert.Contains("7.  broker-b-0  on h2  restart", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_and_keys_stand_in_order_and_name_servers_have_theirs()
    {
        var after = Before.With("sendMessageThreadPoolNums", "2").With("adminBrokerThreadPoolNums", "4").With("deleteWhen", "03") with
        {
            Heap = new HeapSpec { BrokerMiB = 4096, NameServerMiB = 256 },
            NameServers = [Before.NameServers[0] with { Properties = Map(("orderMessageEnable", "true")) }, .. Before.NameServers.Skip(1)],
        };

        Assert.Equal(
            [
                "broker.conf adminBrokerThreadPoolNums", "broker.conf sendMessageThreadPoolNums", "broker.conf deleteWhen",
                "jvm.options heap", "namesrv.conf orderMessageEnable",
            ],
            ClusterChange.Between(RunningCluster.Of(ClusterPlanner.Plan(Before)), ClusterPlanner.Plan(after)).Lines.Select(l => $"{l.File} {l.Key}"));
        Assert.Contains("namesrv.conf  orderMessageEnable (not given) => true", Of(Before, after), StringComparison.Ordinal);
        Assert.Contains("  restarts namesrv@h1\n", Of(Before, after), StringComparison.Ordinal);
    }

    [Fact]
    public void The_hosts_block_shows_what_comes_goes_and_changes_in_order()
    {
        var after = Good with { Hosts = [Host(5), Good.Hosts[0] with { Aliases = ["mq1"] }, Good.Hosts[1], Good.Hosts[2], Host(6)], BrokerGroups = [Group("broker-a", "h1", "h3"), Group("broker-b", "h2")] };
        var before = Good with { BrokerGroups = after.BrokerGroups };

        Assert.Equal(
            """
            What this does to what runs, against the last `up` that went through:
              /etc/hosts  10.0.0.1 h1 => 10.0.0.1 h1 mq1  on all hosts; restarts nothing
              /etc/hosts  10.0.0.4 h4 => taken out        on all hosts; restarts nothing
              /etc/hosts  10.0.0.5 h5                     on all hosts; restarts nothing
              /etc/hosts  10.0.0.6 h6                     on all hosts; restarts nothing
            Nothing restarts.
            Unchanged: namesrv@h1, namesrv@h2, namesrv@h3, broker-a-1, broker-a-0, broker-b-0
            """,
            Of(before, after));
    }

    [Fact]
    public void A_raised_generation_runs_every_step_once_more_and_restarts_nothing()
    {
        var after = Before with { Hosts = [Good.Hosts[0], Good.Hosts[1] with { Generation = 2 }, .. Good.Hosts.Skip(2)] };
        Assert.Equal(
            """
            What this does to what runs, against the last `up` that went through:
              again  h2  every step runs there once more: what does not run is started, what runs as it should is left
            Nothing restarts.
            Unchanged: namesrv@h1, namesrv@h2, namesrv@h3, broker-a-1, broker-b-1, broker-a-0, broker-b-0
            """,
            Of(Before, after));
        Assert.Equal("", Of(after, after));
        // A record of a library that kept no generation: the first.
        Assert.Contains("again  h2", ChangeText.Of(RunningCluster.Of(ClusterPlanner.Plan(Before)), ClusterPlanner.Plan(after)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_reasons_three_are_named()
    {
        var after = Before.With("sendMessageThreadPoolNums", "2").With("adminBrokerThreadPoolNums", "4").With("pullMessageThreadPoolNums", "4").With("queryMessageThreadPoolNums", "3").With("deleteWhen", "05");
        Assert.Contains("1.  broker-a-1  on h3  restart  adminBrokerThreadPoolNums, pullMessageThreadPoolNums, queryMessageThreadPoolNums and 2 more", Of(Before, after), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_value_and_none_are_told_apart()
    {
        Assert.Contains("messageStorePlugIn (not given) => (empty)", Of(Before, Before.With("messageStorePlugIn", "")), StringComparison.Ordinal);
        Assert.Contains("messageStorePlugIn a.B => (taken out)", Of(Before.With("messageStorePlugIn", "a.B"), Before), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_archive_of_a_version_that_a_program_pins_is_a_line()
    {
        var (first, second) = (new string('a', 128), new string('B', 128));
        var pinned = Good with { Release = new ReleaseSpec { Version = "4.9.8", Sha512 = first } };
        Assert.Contains($"release  sha512 {first} => {second.ToLowerInvariant()}", Of(pinned, Good with { Release = new ReleaseSpec { Version = "4.9.8", Sha512 = second } }), StringComparison.Ordinal);
        Assert.Contains($"release  sha512 {first} => {second.ToLowerInvariant()}", Of(pinned, Good with { Release = new ReleaseSpec { Version = "4.9.8", Build = new BuildSpec { Source = "s.zip", Sha512 = second } } }), StringComparison.Ordinal);
        Assert.Equal("", Of(pinned, Good with { Release = new ReleaseSpec { Version = "4.9.8", Sha512 = first, Build = new BuildSpec { Source = "s.zip", Sha512 = second } } }));
    }

    [Fact]
    public void A_long_cell_pushes_its_own_row_alone()
    {
        string[][] rows = [["a", "b"], [new string('x', 48), "c"], [new string('y', 49), "d"]];
        Assert.Equal($"\n  a{new string(' ', 47)}  b\n  {new string('x', 48)}  c\n  {new string('y', 49)}  d", Table.Of(rows));
        Assert.Equal("", Table.Of([]));
        Assert.Equal($"\n  {new string('y', 49)}  d", Table.Of([rows[2]]));
    }

    [Fact]
    public void Heap_options_and_folders_are_lines_too()
    {
        var text = Of(Good, (Good with { Heap = new HeapSpec { BrokerMiB = 2048, NameServerMiB = 512 } }).WithMasterA(m => m with { JvmOptions = ["-Dx=y", "-Xss1m"] }));
        Assert.Contains("jvm.options  heap 4096m => 2048m", text, StringComparison.Ordinal);
        Assert.Contains("jvm.options  jvmOptions (not given) => -Dx=y -Xss1m", text, StringComparison.Ordinal);
        Assert.Contains("folders  logs /var/log/rocketmq/broker-a-0 => /logs/broker-a-0", Of(Good, Good with { Paths = new PathsSpec { Logs = "/logs" } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_instances_a_line_tells_the_number_and_the_roll_all()
    {
        var before = Many(12);
        var text = Of(before, before.With("sendMessageThreadPoolNums", "2"));
        Assert.Contains("restarts 12 instances, from b1-0 to b12-0", text, StringComparison.Ordinal);
        Assert.Contains("\n  12.  b12-0  on h1  restart", text, StringComparison.Ordinal);
        Assert.Contains("hot: applied live to 12 instances, from b1-0 to b12-0", Of(before, before.With("fileReservedTime", "2")), StringComparison.Ordinal);
        Assert.Contains("hot: comes with the restart of 12 instances, from b1-0 to b12-0", Of(before, before.With("fileReservedTime", "2").With("sendMessageThreadPoolNums", "2")), StringComparison.Ordinal);
        Assert.Contains("hot: applied live to b1-0, b2-0, b3-0, b4-0, b5-0, b6-0, b7-0, b8-0", Of(Many(8), Many(8).With("fileReservedTime", "2")), StringComparison.Ordinal);
        Assert.Contains("restarts b1-0, then b2-0, then b3-0, then b4-0, then b5-0, then b6-0, then b7-0, then b8-0", Of(Many(8), Many(8).With("sendMessageThreadPoolNums", "2")), StringComparison.Ordinal);

        static ClusterSpec Many(int count) => Before with { BrokerGroups = [.. Enumerable.Range(1, count).Select(i => Group($"b{i}", "h1") with { Master = new BrokerSpec { Host = "h1", Port = 10911 + (10 * i) } })] };
    }

    [Fact]
    public void A_password_is_not_shown_and_not_kept_but_its_change_is_told()
    {
        var before = Good.Version("5.3.3").With("initAuthenticationUser", "{\"username\":\"u\",\"password\":\"first-word\"}");
        var after = before.With("initAuthenticationUser", "{\"username\":\"u\",\"password\":\"other-word\"}");
        Assert.DoesNotContain("first-word", RunningClusterText.Write(RunningCluster.Of(ClusterPlanner.Plan(before))), StringComparison.Ordinal);
        var text = Of(before, after);
        Assert.Contains("initAuthenticationUser [secret] => [secret]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("-word", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sha256", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_up_shows_what_it_starts_where_and_in_which_order() => Assert.Equal(
        """
        No earlier `up` of this stack is on record. What is to run, and in which order it is started where it does not run yet: those of one number side by side, each proven before the next number:
          1  namesrv     h1  10.0.0.1:9876   name server  heap 512m
          1  namesrv     h2  10.0.0.2:9876   name server  heap 512m
          1  namesrv     h3  10.0.0.3:9876   name server  heap 512m
          2  broker-a-0  h1  10.0.0.1:10911  SYNC_MASTER  heap 4096m
          2  broker-b-0  h2  10.0.0.2:10911  SYNC_MASTER  heap 4096m
          3  broker-a-1  h3  10.0.0.3:10911  SLAVE        heap 4096m
        """,
        ChangeText.OfFirst(ClusterPlanner.Plan(Before with { Hosts = [.. Good.Hosts.Select(h => h with { Lost = h.Name == "h4" })] })));

    [Fact]
    public void Values_that_are_all_hot_restart_nothing_and_it_says_so()
    {
        var text = Of(Before, Before.With("fileReservedTime", "2"));
        Assert.Contains("\nNothing restarts.\nOrder of the roll", text, StringComparison.Ordinal);
        Assert.DoesNotContain("restart,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing restarts", Of(Before, Before.With("sendMessageThreadPoolNums", "2")), StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing restarts", Of(Before, Before with { BrokerGroups = [Group("broker-a", "h1", "h3")] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_lines_ten_have_a_row_and_the_rest_their_keys_and_effect()
    {
        var after = Before.With("fileReservedTime", "2").With("deleteWhen", "05");
        foreach (var key in Enumerable.Range(1, 14)) after = after.With($"aKeyOfAPlugIn{key:00}", "x");
        var lines = Of(Before, after).Split('\n');
        Assert.Equal(10, lines.Count(l => l.StartsWith("  broker.conf", StringComparison.Ordinal)));
        Assert.Matches("^  and +4 more: aKeyOfAPlugIn11, aKeyOfAPlugIn12, aKeyOfAPlugIn13, aKeyOfAPlugIn14 +restart what the order below names$", lines[11]);
        Assert.Matches("^  and +2 more: deleteWhen, fileReservedTime +hot$", lines[12]);
    }

    [Fact]
    public void A_long_roll_stands_in_lines_of_what_is_done_in_its_order()
    {
        var before = Before with { BrokerGroups = [.. Enumerable.Range(1, 9).SelectMany(i => new[] { Group($"b{i}", "h1", "h2") with { Master = new BrokerSpec { Host = "h1", Port = 20000 + (10 * i) }, Slaves = [new BrokerSpec { Host = "h2", Port = 20000 + (10 * i) }] } })] };
        var text = Of(before, before.With("sendMessageThreadPoolNums", "2"));
        Assert.Contains("\n  restart: b1-1, b2-1, b3-1, b4-1, b5-1, b6-1, b7-1, b8-1, b9-1, b1-0, b2-0, b3-0, b4-0, b5-0, b6-0, b7-0, b8-0, b9-0\nUnchanged: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void OfUp_shows_lines_and_order_and_says_nothing_of_what_it_cannot_know()
    {
        var (before, plan) = (RunningCluster.Of(ClusterPlanner.Plan(Before)), ClusterPlanner.Plan(Before.With("fileReservedTime", "2")));
        var text = ChangeText.OfUp(before, plan);
        Assert.StartsWith("What this does to what runs", text, StringComparison.Ordinal);
        Assert.Contains("\n  1.  broker-a-1  on h3  live  fileReservedTime", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing restarts", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Unchanged", text, StringComparison.Ordinal);
        Assert.Equal("", ChangeText.OfUp(before, ClusterPlanner.Plan(Before)));
    }

    [Fact]
    public void Change_and_findings_of_the_reference_cluster_fit_on_a_screen()
    {
        // The worst that a preview of it can say: ten changed lines, all eight instances restarted for a new version, every rule with something to say.
        var before = Good.Version("4.7.1") with { NameServers = [.. new[] { "h1", "h2", "h3", "h4" }.Select(h => new NameServerSpec { Host = h })] };
        var after = before.Version("5.3.3");
        foreach (var key in Enumerable.Range(1, 14)) after = after.With($"aKeyOfAPlugIn{key:00}", "x");
        Finding[] findings = [.. RulePack.Rules.SelectMany(r => new Finding[] { new(r.Id, Severity.Warning, "a.b", "m", "r"), new(r.Id, Severity.Info, "a.b", "m", "r") })];
        var lines = (Of(before, after) + "\n" + FindingSummary.Render(findings)).Split('\n');
        Assert.Contains("  8.  broker-b-0  on h2  restart  ", string.Join('\n', lines), StringComparison.Ordinal);
        Assert.InRange(lines.Length, 30, 50);

        var usual = (Of(before, before.With("fileReservedTime", "2").With("sendMessageThreadPoolNums", "2")) + "\n"
            + FindingSummary.Render(RulePack.Run(before, ClusterPlanner.Plan(before)))).Split('\n');
        Assert.InRange(usual.Length, 10, 20);
    }

    private static string Of(ClusterSpec before, ClusterSpec after) => ChangeText.Of(RunningCluster.Of(ClusterPlanner.Plan(before)), ClusterPlanner.Plan(after));
}
