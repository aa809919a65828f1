using static RocketMQ.Scripts.Tests.Canned;

namespace RocketMQ.Scripts.Tests;

/// <summary>A gate that fails on canned answers.</summary>
/// <param name="Name">What is the matter.</param>
/// <param name="Call">What is run: STEP FUNCTION ARGUMENT….</param>
/// <param name="Lines">The answers.</param>
/// <param name="Gate">Ids that the failure must name.</param>
/// <param name="Saw">What it must have seen.</param>
/// <param name="Advice">What it must advise.</param>
/// <param name="Never">What would be advice for somebody else.</param>
public sealed record GateCase(string Name, string Call, string[] Lines, string Gate, string Saw, string Advice, string? Never = null)
{
    private const string Ns = "10.0.0.9:9876";
    private const string Ns2 = "10.0.0.8:9876";
    private const string Master = "10.0.0.1:10911";
    private const string Slave = "10.0.0.2:10911";
    private const string Both = $"0:\"{Master}\",1:\"{Slave}\"";

    private static readonly string[] AsSlave =
        [$"set ADDRESS {Slave}", "set ID 1", "set IP 10.0.0.2", "set INSTANCE broker-a-1", "set STORE /var/lib/rocketmq/broker-a-1", $"add copy broker-a 0 {Master} SYNC_MASTER"];

    private static readonly string[] AsMaster = [$"add copy broker-a 1 {Slave} SLAVE", "set SOCKETS 1"];
    private static readonly string[] AsNameServer = ["set KIND namesrv", $"set ADDRESS {Ns}", "set IP 10.0.0.9", "set PORT 9876", "set INSTANCE namesrv", "set CONFIG /etc/rocketmq/namesrv", "set LOG /var/log/rocketmq/namesrv"];
    private static readonly string[] Whole = ["bundle timeout 1", $"add nameserver {Ns}", $"add broker broker-a 0 {Master} SYNC_MASTER", $"add broker broker-a 1 {Slave} SLAVE"];
    private static readonly string[] Healthy = [.. Whole, $"answer {Ns} {Knows(Both)}", $"answer {Master} {Holds(100)}", $"answer {Slave} {Holds(100)}"];

    private static string[] Ends(int master, int slave) => [$"answer {Master} {Holds(master)}", $"answer {Slave} {Holds(slave)}"];

    /// <summary>Every gate with every advice that it can have.</summary>
    public static IReadOnlyList<GateCase> All { get; } =
    [
        // The process itself.
        new("name server that does not listen", "roll gate gate_once", [.. AsNameServer, "set LISTENS 0"], "not-listening", $"does not answer at {Ns} (nothing listens there)",
            "a name server has nothing to recover", "store"),
        new("name server that does not answer", "roll gate gate_once", AsNameServer, "no-answer", "Connection refused", "read what its log in /var/log/rocketmq/namesrv says", "store"),
        new("broker that does not listen", "roll gate gate_once", ["set LISTENS 0"], "not-listening", "nothing listens there", "after a crash it checks its store first"),
        new("broker that does not listen and says why", "roll gate gate_once", ["set LISTENS 0", "journal java.io.IOException: No space left on device"], "not-listening",
            "Its log: the disk is full", "make room on that disk"),
        new("broker that listens and does not answer", "roll gate gate_once", [], "no-answer", $"does not answer at {Master} (Connection refused)", "the port is open and the process does not answer"),
        new("process that ended while its slaves were waited for", "roll must_hold 1 slaves_ready", ["set ALIVE 0"], "process-ended", "ended meanwhile", "was left as it is. read journalctl -u"),
        new("value that does not arrive", "roll live_gate taken applying", ["set HOT_KEYS a", "set HOT[a] a=2", "set HOT_VALUE[a] 2", $"answer {Master} 26 a=1"], "values-not-applied",
            "a is 1 and not 2", "correct these keys of broker-a-0"),
        new("broker that does not say its values", "roll live_gate look_live asking", [], "no-answer", "Connection refused", "the port is open"),

        // Registrations.
        new("name server that is silent", "roll gate gate_once", [$"add nameserver {Ns}", .. Ends(100, 100)], "name-server-silent", $"the name server {Ns} does not answer",
            $"see that the name server at {Ns} runs", "store"),
        new("broker that is not registered", "roll gate gate_once", [$"add nameserver {Ns}", $"answer {Ns} {Knows("")}", .. Ends(100, 100)], "not-registered",
            $"it is not registered at the name server {Ns}", "namesrvAddr in /etc/rocketmq/broker-a-0/broker.conf"),
        new("name server silent and another without it", "roll gate gate_once", [$"add nameserver {Ns}", $"add nameserver {Ns2}", $"answer {Ns2} {Knows("")}", .. Ends(100, 100)],
            "name-server-silent, not-registered", $"{Ns} does not answer (Connection refused); it is not registered at the name server {Ns2}",
            $"see that the name server at {Ns} runs (systemctl status 'rocketmq-*' there) and that this host reaches that port (firewall); see that this host reaches {Ns2}"),
        new("address of this host", "roll gate gate_once", [$"add nameserver {Ns}", "set OWN_ADDRESS 127.0.0.1", $"answer {Ns} {Knows("0:\"127.0.0.1:10911\"")}", .. Ends(100, 100)],
            "registered-elsewhere", "at another address, 127.0.0.1:10911", $"brokerIP1 and listenPort in /etc/rocketmq/broker-a-0/broker.conf must say {Master}"),
        new("broker of that name elsewhere", "roll gate gate_once", [$"add nameserver {Ns}", $"answer {Ns} {Knows($"0:\"{Slave}\"")}", .. Ends(100, 100)],
            "registered-elsewhere", $"A broker answers at {Slave}", $"stop the one at {Slave}, or give one of the two another brokerName"),
        new("old registration", "roll gate gate_once", [$"add nameserver {Ns}", $"answer {Ns} {Knows("0:\"10.0.0.7:10911\"")}", .. Ends(100, 100)],
            "registered-elsewhere", "at another address, 10.0.0.7:10911", "wait 120 s"),
        new("name server that brokers have not come back to", "roll gate brokers_back", [.. AsNameServer, $"set KNOWN broker-a 0 {Master}", $"answer {Ns} {Knows("")}"],
            "brokers-not-registered", "not registered at it again: broker-a 0", $"see that these brokers run (systemctl status 'rocketmq-*' on their hosts) and that they reach {Ns}", "broker.conf"),
        new("other name server that lacks a broker", "roll may_stop", [.. AsNameServer, $"add nameserver {Ns2}", $"answer {Ns} {Knows($"0:\"{Master}\"")}", $"answer {Ns2} {Knows("")}", $"answer {Master} {Holds(1)}"],
            "brokers-not-registered", $"broker-a 0 at {Ns2}", $"they reach {Ns2} (firewall)", "broker.conf"),
        new("other name server that is silent", "roll may_stop", [.. AsNameServer, $"add nameserver {Ns2}"], "name-server-silent", "with namesrv stopped one more would be missing",
            $"namesrv was left as it is. see that the name server at {Ns2} runs", "store"),

        // Copies.
        new("slave without a connection", "roll gate gate_once", [.. AsSlave, .. Ends(100, 100)], "not-replicating", "the replication port of its master, 10.0.0.1:10912",
            $"see that the master at {Master} runs and that this host reaches its replication port 10912"),
        new("slave that is behind", "roll gate gate_once", [.. AsSlave, "set SOCKETS 1", .. Ends(100, 40)], "slave-behind", "60 bytes behind its master", "wait until the slave has caught up"),
        new("master whose slave is behind", "roll gate slaves_ready", [.. AsMaster, .. Ends(100, 40)], "slave-behind", $"the slave at {Slave} is 60 bytes behind",
            $"see that {Slave} runs and reaches its master's replication port", "see that the master"),
        new("slave of a silent master", "roll gate gate_once", [.. AsSlave, "set SOCKETS 1", $"answer {Slave} {Holds(100)}"], "master-silent", $"the master at {Master} does not answer",
            $"see that the master at {Master} runs"),
        new("master of a silent slave", "roll gate slaves_ready", [.. AsMaster, $"answer {Master} {Holds(100)}"], "slave-silent", $"the slave at {Slave} does not answer", $"see that the slave at {Slave} runs"),
        new("master without connections", "roll gate slaves_ready", [.. AsMaster, "set SOCKETS 0", .. Ends(100, 100)], "slaves-not-connected", "0 of its 1 slaves are connected",
            "reaches the replication port 10912 of this host", "see that the master"),
        new("slave that holds more than its master", "roll gate gate_once", [.. AsSlave, "set SOCKETS 1", .. Ends(40, 100)], "slave-ahead", "holds 60 bytes more than its master",
            $"keep both stores: the slave's at {Slave} is the longer copy"),
        new("master whose slave holds more", "roll must_hold 1 slaves_ready", [.. AsMaster, .. Ends(40, 100)], "slave-ahead", "the master has lost the end of its data",
            $"was left as it is. keep both stores: the slave's at {Slave} is the longer copy", "/var/lib/rocketmq/broker-a-0"),
        new("copy that is silent before a stop", "roll may_stop", [.. AsMaster, $"answer {Master} {Holds(100)}"], "broker-silent", "its copy broker-a id 1 at 10.0.0.2:10911 does not answer (Connection refused): both would be down",
            $"see that the broker at {Slave} runs"),

        // Starts that are not made.
        new("name that another process has", "roll guard_name", [$"add nameserver {Ns}", $"answer {Ns} {Knows($"0:\"{Slave}\"")}", $"answer {Slave} {Holds(1)}"], "name-taken",
            $"another process is broker-a id 0 at the name server {Ns}", "give the group here a name of its own"),
        new("empty master beside a slave with data", "roll guard_data", ["set CONFIG /nowhere", "set STORE /nowhere", $"add copy broker-a 1 {Slave} SLAVE", $"answer {Slave} {Holds(70)}"], "store-empty",
            "holds 70 bytes of messages", "nothing was started. Set its host back to where the store is; or stop that slave"),

        // The whole cluster.
        new("cluster: name server that is silent", "verify main test", Whole, "name-server-silent, broker-silent", $"- name-server-silent: the name server {Ns} does not answer", $"see that the name server at {Ns} runs"),
        new("cluster: broker that is not registered", "verify main test", [.. Healthy, $"answer {Ns} {Knows($"0:\"{Master}\"")}"], "not-registered", $"broker-a id 1 is not registered at the name server {Ns}",
            $"see that these brokers run, and that their hosts reach the name server at {Ns}", "broker.conf"),
        new("cluster: broker that is registered elsewhere", "verify main test", [.. Healthy, $"answer {Ns} {Knows($"0:\"10.0.0.7:1\",1:\"{Slave}\"")}"], "registered-elsewhere", $"as 10.0.0.7:1, not {Master}",
            "see which process answers at 10.0.0.7:1"),
        new("cluster: broker that is silent", "verify main test", [.. Healthy.Where(l => !l.StartsWith("answer 10.0.0.1", StringComparison.Ordinal))], "broker-silent, master-silent", "broker-a id 0 does not answer",
            $"see that the broker at {Master} runs"),
        new("cluster: slave that is behind", "verify main test", [.. Healthy, .. Ends(100, 40)], "slave-behind", "60 bytes behind", $"see that {Slave} runs", "see that the master"),
        new("cluster: slave that holds more", "verify main test", [.. Healthy, .. Ends(40, 100)], "slave-ahead", "holds 60 bytes more", "keep both stores"),
        new("cluster: master that is closed for writing", "verify main test", [.. Healthy, $"answer {Ns} 105 {{\"queueDatas\":[{{\"brokerName\":\"broker-a\",\"perm\":4}}]}}", $"answer {Master} 26 brokerPermission=6"],
            "closed-for-writing", "broker-a is closed for writing", "see who closes it"),
        new("cluster: message that is refused", "verify main test", [.. Healthy, $"refuse {Ns} 105 17 no", $"refuse {Master} 10 1 no"], "message-refused", "it does not take a message", "read the log of that broker"),
        new("cluster: no slave for a message", "verify main test", [.. Healthy, $"refuse {Ns} 105 17 no", $"refuse {Master} 10 11 no"], "slave-not-available", "SLAVE_NOT_AVAILABLE", "reach the replication port 10912"),
        new("cluster: slow slave", "verify main test", [.. Healthy, $"refuse {Ns} 105 17 no", $"refuse {Master} 10 12 no"], "slave-slow", "FLUSH_SLAVE_TIMEOUT", "reach the replication port 10912"),
        new("cluster: slow disk", "verify main test", [.. Healthy, $"refuse {Ns} 105 17 no", $"refuse {Master} 10 10 no"], "message-status", "FLUSH_DISK_TIMEOUT", "look at its disk"),
        new("cluster: message that is not to be read back", "verify main test", [.. Healthy, $"refuse {Ns} 105 17 no", $"answer {Master} 10 "], "message-unreadable", "not to be read back", "look at its disk"),
    ];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
