namespace RocketMQ.Model.Tests.Configuration;

/// <summary>Single wrong fields in an otherwise right configuration: exactly one finding, at the right place, with value and repair.</summary>
public sealed class FieldTests
{
    private const string Cluster = "rocketmq:cluster: { nameServers: [mq1, mq2], brokerGroups: { broker-a: { master: mq1, slaves: [mq2] } }";
    private const string Nodes = "nodes: { mq1: { address: 10.0.0.1 }, mq2: { address: 10.0.0.2 } }";

    [Theory]
    [InlineData("startTimeout: 5", "CFG003", "startTimeout", "5", "from 10 to 3600 seconds")]
    [InlineData("startTimeout: 3601", "CFG003", "startTimeout", "3601", "from 10 to 3600 seconds")]
    [InlineData("startTimeout: \"99999999999999999999999\"", "CFG003", "startTimeout", "99999999999999999999999", "from 10 to 3600")]
    [InlineData("startTimeout: 2m", "CFG002", "startTimeout", "\"2m\"", "for example 300")]
    [InlineData("startTimeout: 12.5", "CFG002", "startTimeout", "12.5", "Give a number")]
    [InlineData("startTimeout: [60]", "CFG002", "startTimeout", "a list", "Give a number")]
    [InlineData("brokerRole: SYNC_MASTR", "CFG005", "brokerRole", "SYNC_MASTR", "Did you mean \"SYNC_MASTER\"?")]
    [InlineData("brokerRole: SLAVE", "CFG005", "brokerRole", "SLAVE", "Known: SYNC_MASTER, ASYNC_MASTER.")]
    [InlineData("flushDiskType: 1", "CFG005", "flushDiskType", "1", "ASYNC_FLUSH or SYNC_FLUSH")]
    [InlineData("name: \"my cluster\"", "CFG004", "name", "my cluster", "For example orders")]
    [InlineData("name: [a]", "CFG002", "name", "a list", "for example orders")]
    [InlineData("heap: 8g", "CFG002", "heap", "a text", "broker, nameServer")]
    [InlineData("heap: { broker: 8k }", "CFG004", "heap.broker", "8k", "512m or 8g")]
    [InlineData("heap: { broker: 1m }", "CFG003", "heap.broker", "1m", "for example 8g")]
    [InlineData("heap: { broker: 2000g }", "CFG003", "heap.broker", "2000g", "for example 8g")]
    [InlineData("heap: { broker: true }", "CFG002", "heap.broker", "true", "512m or 8g")]
    [InlineData("properties: { a b: 1 }", "CFG004", "properties[\"a b\"]", "a b", "Rename the key")]
    [InlineData("properties: { maxMessageSize: [1] }", "CFG002", "properties.maxMessageSize", "a list", "in quotes")]
    [InlineData("properties: { deleteWhen: \"04 \" }", "CFG004", "properties.deleteWhen", "\"04 \"", "Write it in that form")]
    [InlineData("properties: { brokerIP1: 10.0.0.1 }", "CFG008", "properties.brokerIP1", "brokerIP1", "clientAddress of the host in hosts.nodes")]
    [InlineData("properties: { namesrvAddr: \"10.0.0.1:9876\" }", "CFG008", "properties.namesrvAddr", "namesrvAddr", "cluster.nameServers")]
    [InlineData("properties: [a]", "CFG002", "properties", "a list", "an entry for each key")]
    [InlineData("hosts: {}", "CFG001", "hosts", "hosts", "field of the namespace rocketmq: move it")]
    [InlineData("hostKey: x", "CFG001", "hostKey", "hostKey", "hosts.nodes.<host>")]
    [InlineData("zzz: 1", "CFG001", "zzz", "zzz", "Known: name, nameServers")]
    [InlineData("paths: { store: data }", "CFG004", "paths.store", "\"data\"", "For example /var/lib/rocketmq")]
    [InlineData("paths: { store: /data/ }", "CFG004", "paths.store", "/data/", "Leave out the / at the end")]
    [InlineData("paths: { store: ~/data }", "CFG004", "paths.store", "~/data", "from / on")]
    [InlineData("paths: { store: /a/../b }", "CFG004", "paths.store", "/a/../b", "For example")]
    [InlineData("paths: { store: \"/my data\" }", "CFG004", "paths.store", "/my data", "For example")]
    [InlineData("paths: { config: /etc }", "CFG009", "paths.config", "/etc", "/etc/rocketmq")]
    [InlineData("paths: { store: /tmp/mq }", "CFG009", "paths.store", "/tmp", "/var/lib/rocketmq")]
    [InlineData("paths: { store: /var/log/rocketmq/store }", "CFG009", "paths.logs", "cluster.paths.store", "side by side")]
    [InlineData("paths: { store: /etc/rocketmq }", "CFG009", "paths.store", "cluster.paths.config", "side by side")]
    [InlineData("paths: { store: /usr/local/rocketmq-4.7.1/store }", "CFG009", "paths.store", "replaced as a whole", "/usr/local/rocketmq/store")]
    [InlineData("paths: { release: /var/lib/rocketmq/release }", "CFG009", "paths.store", "cluster.paths.release", "beside")]
    public void Of_the_cluster(string field, string id, string path, string message, string repair) =>
        AssertOne($"rocketmq:hosts: {{ kind: ssh, agent: true, {Nodes} }}\n  {Cluster}, {field} }}", id, "cluster." + path.Replace("cluster.", "", StringComparison.Ordinal), message, repair);

    [Theory]
    [InlineData("mq1: { address: 127.0.0.1 }", "CFG004", "mq1.address", "127.0.0.1", "sshAddress")]
    [InlineData("mq1: { address: 0.0.0.0 }", "CFG004", "mq1.address", "0.0.0.0", "OTHER hosts")]
    [InlineData("mq1: { address: 10.0.0.256 }", "CFG004", "mq1.address", "10.0.0.256", "192.168.243.169")]
    [InlineData("mq1: { address: 10.0.0.01 }", "CFG004", "mq1.address", "10.0.0.01", "192.168.243.169")]
    [InlineData("mq1: { address: \"10.0.0.1:22\" }", "CFG004", "mq1.address", "10.0.0.1:22", "ports have fields of their own")]
    [InlineData("mq1: { address: mq1.example.com }", "CFG004", "mq1.address", "mq1.example.com", "getent")]
    [InlineData("mq1: { }", "CFG006", "mq1.address", "missing", "Add its IPv4 address")]
    [InlineData("mq1: ", "CFG006", "mq1.address", "missing", "Add its IPv4 address")]
    [InlineData("mq1: 10.0.0.1", "CFG002", "mq1", "a text", "address, clientAddress, sshAddress")]
    [InlineData("mq1: { addres: 10.0.0.1 }", "CFG001", "mq1.addres", "addres", "Did you mean \"address\"?")]
    [InlineData("mq1: { address: 10.0.0.1, aliases: mq }", "CFG002", "mq1.aliases", "a text", "in brackets")]
    [InlineData("mq1: { address: 10.0.0.1, aliases: [mq2] }", "CFG012", "mq1.aliases[0]", "mq2", "Change or remove")]
    [InlineData("mq1: { address: 10.0.0.1, aliases: [a, a] }", "CFG012", "mq1.aliases[1]", "\"a\"", "Change or remove")]
    [InlineData("mq1: { address: 10.0.0.1, aliases: [localhost] }", "CFG004", "mq1.aliases[0]", "localhost", "")]
    [InlineData("mq1: { address: 10.0.0.1, aliases: [a, ] , memory: 16 }", "CFG004", "mq1.memory", "16", "16m")]
    [InlineData("mq1: { address: 10.0.0.1, port: 0 }", "CFG003", "mq1.port", "0", "from 1 to 65535")]
    [InlineData("mq1: { address: 10.0.0.1, lost: no }", "CFG002", "mq1.lost", "\"no\"", "true or false")]
    [InlineData("mq1: { address: 10.0.0.1, hostKey: \"SHA256:abc\" }", "CFG004", "mq1.hostKey", "SHA256:abc", "fingerprint")]
    [InlineData("mq1: { address: 10.0.0.1, hostKey: \"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAB\" }", "CFG004", "mq1.hostKey", "damaged", "ssh-keyscan")]
    [InlineData("mq1: { address: 10.0.0.1, hostKey: \"ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\" }", "CFG004", "mq1.hostKey", "damaged", "ssh-keyscan")]
    [InlineData("mq1: { address: 10.0.0.1, hostKey: \"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\" }", "CFG004", "mq1.hostKey", "RSA key", "Ed25519 or ECDSA key")]
    [InlineData("mq1: { address: 10.0.0.1, sshAddress: \"jump.example.com:2222\" }", "CFG004", "mq1.sshAddress", "jump.example.com:2222", "2222 into the field `port`")]
    [InlineData("mq1: { address: 10.0.0.1, sshAddress: \"10.0.0.9:2222\" }", "CFG004", "mq1.sshAddress", "10.0.0.9:2222", "Write \"10.0.0.9\" here")]
    [InlineData("mq1: { address: 10.0.0.1, sshAddress: \"[fe80::1]:22\" }", "CFG004", "mq1.sshAddress", "[fe80::1]:22", "without brackets")]
    [InlineData("mq1: { address: 10.0.0.1, sshAddress: \"fe80::1::2\" }", "CFG004", "mq1.sshAddress", "is no IPv6 address", "")]
    [InlineData("mq1: { address: 10.0.0.1, sshAddress: ops@jump }", "CFG004", "mq1.sshAddress", "ops@jump", "field `user`")]
    [InlineData("mq1: { address: 10.0.0.1, sshAddress: \"ssh://jump\" }", "CFG004", "mq1.sshAddress", "ssh://jump", "without the scheme")]
    [InlineData("mq1: { address: 10.0.0.1, privateKey: \"ssh-ed25519 AAAA me\" }", "CFG004", "mq1.privateKey", "[secret]", "public key")]
    [InlineData("mq1: { address: 10.0.0.1, privateKey: \"PuTTY-User-Key-File-3: x\" }", "CFG004", "mq1.privateKey", "[secret]", "puttygen")]
    [InlineData("mq1: { address: 10.0.0.1, privateKey: \"-----BEGIN OPENSSH PRIVATE KEY----- x\" }", "CFG004", "mq1.privateKey", "[secret]", "line ends are lost")]
    [InlineData("mq1: { address: 10.0.0.1, password: 1234 }", "CFG002", "mq1.password", "a number", "in quotes")]
    [InlineData("mq1: { address: 10.0.0.1, privateKeyPassphrase: x }", "CFG007", "mq1.privateKeyPassphrase", "without a private key", "Add privateKey")]
    [InlineData("mq1: { address: 10.0.0.1, user: \"root;id\" }", "CFG004", "mq1.user", "root;id", "For example root")]
    public void Of_a_host(string node, string id, string path, string message, string repair) =>
        AssertOne($"rocketmq:hosts: {{ kind: ssh, agent: true, nodes: {{ {node}, mq2: {{ address: 10.0.0.2 }} }} }}\n  {Cluster} }}", id, "hosts.nodes." + path, message, repair);

    [Theory]
    [InlineData("broker-a: { master: mq1, slaves: mq2 }", "CFG002", "broker-a.slaves", "a text", "in brackets")]
    [InlineData("broker-a: { master: mq1, slaves: [{ host: mq2, id: 0 }] }", "CFG003", "broker-a.slaves[0].id", "0", "from 1 to")]
    [InlineData("broker-a: { master: { host: mq1, id: 1 } }", "CFG003", "broker-a.master.id", "1", "Remove it")]
    [InlineData("broker-a: { master: { port: 10911 } }", "CFG006", "broker-a.master.host", "missing", "rocketmq01")]
    [InlineData("broker-a: { master: { hots: mq1 } }", "CFG001", "broker-a.master.hots", "hots", "\"host\"")]
    [InlineData("broker-a: { mastr: mq1 }", "CFG001", "broker-a.mastr", "mastr", "\"master\"")]
    [InlineData("broker-a: { master: mq1, port: 10921 }", "CFG001", "broker-a.port", "port", "\"port\" is a field of cluster.brokerGroups.<brokerName>.master and cluster.brokerGroups.<brokerName>.slaves[]: move it there.")]
    [InlineData("broker-a: { master: [mq1] }", "CFG002", "broker-a.master", "a list", "host")]
    [InlineData("broker-a: mq1", "CFG002", "broker-a", "a text", "master, slaves")]
    [InlineData("broker-a: ", "CFG011", "broker-a.master", "no master", "Add master")]
    [InlineData("broker-a: { master: mq1, slaves: [~] }", "CFG002", "broker-a.slaves[0]", "empty", "remove the line")]
    [InlineData("broker-a: { master: { host: mq1, port: 1025 } }", "CFG003", "broker-a.master.port", "1025", "from 1026 to 65534")]
    [InlineData("broker-a: { master: { host: mq1, port: 65535 } }", "CFG003", "broker-a.master.port", "65535", "from 1026 to 65534")]
    [InlineData("broker-a: { master: { host: mq1, port: 9878 } }", "RMQ003", "broker-a.master", "9876", "port: 9888")]
    [InlineData("broker-a: { master: { host: mq1, jvmOptions: [\"-XX:+A -XX:+B\"] } }", "CFG004", "broker-a.master.jvmOptions[0]", "-XX:+A", "an entry of the list")]
    [InlineData("broker-a: { master: { host: mq1, jvmOptions: [\"-jar\"] } }", "CFG004", "broker-a.master.jvmOptions[0]", "-jar", "")]
    [InlineData("broker-a: { master: { host: mq1, jvmOptions: [\"-Xmx8g\"] } }", "CFG008", "broker-a.master.jvmOptions[0]", "-Xmx8g", "heap")]
    [InlineData("broker-a: { master: { host: mq1, jvmOptions: [\"9-:-Xms8g\"] } }", "CFG008", "broker-a.master.jvmOptions[0]", "-Xms8g", "heap")]
    [InlineData("broker-a: { master: { host: mq1, storePath: /etc/rocketmq/x } }", "CFG009", "broker-a.master.storePath", "cluster.paths.config", "side by side")]
    [InlineData("broker-a: { master: { host: mq1, storePath: /var/lib/rocketmq } }", "CFG009", "broker-a.master.storePath", "cluster.paths.store", "/var/lib/rocketmq/big")]
    [InlineData("broker-a: { master: mq1, brokerRole: SLAVE }", "CFG005", "broker-a.brokerRole", "SLAVE", "Known")]
    [InlineData("\"broker a\": { master: mq1 }", "CFG004", "[\"broker a\"]", "broker a", "Rename the brokerName")]
    [InlineData("broker-a: { master: 10.0.0.2 }", "CFG004", "broker-a.master", "10.0.0.2", "short name")]
    [InlineData("broker-a: { master: the-second }", "CFG010", "broker-a.master", "the-second", "write mq2")]
    public void Of_a_group(string group, string id, string path, string message, string repair) =>
        AssertOne(
            "rocketmq:hosts: { kind: ssh, agent: true, nodes: { mq1: { address: 10.0.0.1 }, mq2: { address: 10.0.0.2, aliases: [the-second] } } }\n"
            + $"  rocketmq:cluster: {{ nameServers: [mq1, mq2], brokerGroups: {{ {group} }} }}",
            id, path.StartsWith('[') ? $"cluster.brokerGroups{path}" : $"cluster.brokerGroups.{path}", message, repair);

    [Theory]
    [InlineData("nameServers: [mq1, mq1]", "CFG012", "[1]", "already", "Remove it")]
    [InlineData("nameServers: [mq3]", "CFG010", "[0]", "mq3", "Did you mean")]
    [InlineData("nameServers: { mq3: {} }", "CFG010", ".mq3", "mq3", "Did you mean")]
    [InlineData("nameServers: mq1", "CFG002", "", "a text", "in brackets")]
    [InlineData("nameServers: []", "CFG013", "", "empty", "Add at least one")]
    [InlineData("nameServers: [{ host: mq1 }]", "CFG002", "[0]", "an object", "Write a text")]
    [InlineData("nameServers: { mq1: { prot: 1 } }", "CFG001", ".mq1.prot", "prot", "\"port\"")]
    [InlineData("nameServers: { mq1: { port: 80 } }", "CFG003", ".mq1.port", "80", "from 1024")]
    [InlineData("nameServers: { mq1: { port: 10912 } }", "RMQ003", "", "10912", "Give it another port")]
    [InlineData("nameServers: { mq1: { properties: { listenPort: 1 } } }", "CFG008", ".mq1.properties.listenPort", "listenPort", "port of the name server")]
    [InlineData("nameServers: []", "CFG013", "", "empty", "name it in nameServersFrom")]
    [InlineData("nameServer: [mq1]", "CFG001", "", "nameServer", "\"nameServers\"")]
    [InlineData("nameServersFrm: names", "CFG001", "Frm", "nameServersFrm", "\"nameServersFrom\"")]
    [InlineData("nameServers: [mq1], nameServersFrom: names", "CFG007", "From", "both given", "Remove nameServersFrom where they run on hosts of this stack, else nameServers.")]
    [InlineData("nameServersFrom: \"10.0.0.9:9876\"", "CFG004", "From", "10.0.0.9:9876", "Name the stack that has the name servers")]
    [InlineData("nameServersFrom: a/b/c/d", "CFG004", "From", "a/b/c/d", "For example organization/rocketmq/orders-names")]
    [InlineData("nameServersFrom: [names]", "CFG002", "From", "a list", "")]
    [InlineData("startTimeout: 60", "CFG006", "", "missing", "Where they run in another stack, name it in nameServersFrom.")]
    public void Of_name_servers(string servers, string id, string path, string message, string repair)
    {
        var at = id == "RMQ003" ? "cluster.brokerGroups.broker-a.master" : servers.StartsWith("nameServer:", StringComparison.Ordinal) ? "cluster.nameServer" : "cluster.nameServers" + path;
        AssertOne($"rocketmq:hosts: {{ kind: ssh, agent: true, {Nodes} }}\n  rocketmq:cluster: {{ {servers}, brokerGroups: {{ broker-a: {{ master: mq1, slaves: [mq2] }} }} }}", id, at, message, repair);
    }

    [Theory]
    [InlineData("nameServersFrom: names, brokerGroups: {}", "CFG013", "cluster.brokerGroups", "the name servers are another stack's", "Add at least one")]
    [InlineData("nameServersFrom: names", "CFG006", "cluster.brokerGroups", "missing", "in a stack of name servers alone")]
    [InlineData("nameServers: [mq1]", "CFG006", "cluster.brokerGroups", "missing", "`{}` in a stack of name servers alone")]
    [InlineData("nameServers: [mq1], brokerGroups: ", "CFG006", "cluster.brokerGroups", "missing", "`{}` in a stack of name servers alone")]
    [InlineData("brokerGroups: {}", "CFG013", "cluster.brokerGroups", "no name servers are given", "Add at least one", true)]
    [InlineData("nameServers: [], brokerGroups: {}", "CFG013", "cluster.brokerGroups", "no name servers are given", "Add at least one", false)]
    public void Of_a_part_of_a_cluster(string cluster, string id, string path, string message, string repair, bool? namesMissing = null)
    {
        var result = StackFile.Read($"config:\n  rocketmq:hosts: {{ kind: ssh, agent: true, {Nodes} }}\n  rocketmq:cluster: {{ {cluster} }}\n");

        Assert.Equal(namesMissing is null ? 1 : 2, result.Findings.Count);
        Assert.Equal(namesMissing is { } missing ? missing ? "CFG006" : "CFG013" : null, result.Findings.FirstOrDefault(f => f.Path == "cluster.nameServers")?.Id);
        var finding = result.Findings.Single(f => f.Path == path);
        Assert.Equal(id, finding.Id);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Contains(repair, finding.Repair, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rocketmq:cluster: { nameServersFrom: names }", "CFG007", "cluster.nameServersFrom", "Docker keeps the networks of two stacks apart", "hosts of kind ssh")]
    [InlineData("rocketmq:cluster: { brokerGroups: {} }", "CFG013", "cluster.brokerGroups", "no name servers are given", "Add at least one")]
    [InlineData("rocketmq:release: { version: \"4.7\" }", "CFG004", "release.version", "4.7", "all three numbers")]
    [InlineData("rocketmq:release: { archive: x.rar, sha512: SUM }", "CFG004", "release.archive", "x.rar", "For example")]
    [InlineData("rocketmq:release: { archive: \"ftp://x/x.zip\", sha512: SUM }", "CFG004", "release.archive", "ftp://x/x.zip", "For example")]
    [InlineData("rocketmq:release: { archive: x.zip, sha512: abc }", "CFG004", "release.sha512", "abc", "128")]
    [InlineData("rocketmq:release: { archive: x.zip, sha512: \"0123456789012345678901234567890123456789012345678901234567890123\" }", "CFG004", "release.sha512", "0123", "SHA-256")]
    [InlineData("rocketmq:release: { sha512: SUM }", "CFG007", "release.sha512", "without release.archive", "Add archive")]
    [InlineData("rocketmq:release: { archive: x.zip, sha512: SUM, build: { source: s.zip, sha512: SUM } }", "CFG007", "release.build", "both", "Remove one")]
    [InlineData("rocketmq:release: { build: { source: s.zip } }", "CFG006", "release.build.sha512", "missing", "Give it")]
    [InlineData("rocketmq:release: { build: { source: s.zip, sha512: SUM, mavenMirror: maven.example.com } }", "CFG004", "release.build.mavenMirror", "maven.example.com", "https://")]
    [InlineData("rocketmq:destroy: { data: remove }", "CFG005", "destroy.data", "remove", "Known: keep, delete")]
    [InlineData("rocketmq:destroy: delete", "CFG002", "destroy", "a text", "data, release")]
    [InlineData("rocketmq:destroy.data: delete", "CFG001", "[\"destroy.data\"]", "destroy.data", "--path 'rocketmq:destroy.data'")]
    [InlineData("rocketmq:production: \"yes\"", "CFG002", "production", "yes", "true or false")]
    [InlineData("rocketmq:preflight: on", "CFG005", "preflight", "on", "Known: up, preview, off.")]
    [InlineData("rocketmq:rules: { disable: [RMQ012] }", "CFG002", "rules.disable", "a list", "an entry for each rule")]
    [InlineData("rocketmq:rules: { disable: { RMQ12: because } }", "CFG004", "rules.disable.RMQ12", "RMQ12", "Rename")]
    [InlineData("rocketmq:rules: { disable: { RMQ012: \"\" } }", "CFG004", "rules.disable.RMQ012", "the reason", "")]
    [InlineData("rocketmq:rules: { disable: { RMQ003: because } }", "CFG015", "rules.disable.RMQ003", "cannot be switched off", "Remove the line")]
    [InlineData("rocketmq:clusters: {}", "CFG001", "clusters", "clusters", "\"cluster\"")]
    [InlineData("rocketmq:hosts: { nodes: {} }", "CFG013", "hosts.nodes", "empty", "Add at least one host")]
    [InlineData("rocketmq:hosts: { subnet: 10.0.0.0/16 }", "CFG004", "hosts.subnet", "10.0.0.0/16", "172.30.71.0/24")]
    [InlineData("rocketmq:hosts: { kind: docker, user: me }", "CFG007", "hosts.user", "no effect", "hosts.kind: ssh")]
    [InlineData("rocketmq:hosts: { kind: dokcer }", "CFG005", "hosts.kind", "dokcer", "Did you mean \"docker\"?")]
    public void Of_the_rest(string line, string id, string path, string message, string repair) =>
        AssertOne(line.Replace("SUM", new string('c', 128), StringComparison.Ordinal), id, path, message, repair, path == "hosts.nodes");

    private static void AssertOne(string lines, string id, string path, string message, string repair, bool others = false)
    {
        var result = StackFile.Read($"config:\n  {lines}\n");

        Assert.Null(result.Config);
        var finding = others ? result.Findings.Single(f => f.Id == id) : Assert.Single(result.Findings);
        Assert.Equal((id, path), (finding.Id, finding.Path));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Contains(repair, finding.Repair, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Repair);
    }
}
