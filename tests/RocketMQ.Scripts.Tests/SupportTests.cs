namespace RocketMQ.Scripts.Tests;

/// <summary>rocketmq-support: what is in its file, and what is not, on hosts where things are broken.</summary>
public sealed class SupportTests(HostContainer host) : IClassFixture<HostContainer>, IAsyncLifetime
{
    private const string Log = "/var/log/rocketmq/broker-a-0/broker.log";
    private const string Conf = "/etc/rocketmq/broker-a-0/broker.conf";
    private const string DropIn = "/etc/systemd/system/rocketmq-broker@broker-a-0.service.d/own.conf";

    // Where secrets come to a host: fields of the stack that are secrets, keys of RocketMQ's that hold some, options, drop-ins, files of an operator's own.
    private static readonly Dictionary<string, string> Planted = new(StringComparer.Ordinal)
    {
        [Conf] = """
            brokerName=broker-a
            brokerIP1=127.0.0.1
            listenPort=19999
            initAuthenticationUser={"username":"root","password":"planted-01"}
            innerClientAuthenticationCredentials={"accessKey":"planted-02","secretKey":"planted-03"}
            metricsGrpcExporterHeader=Authorization:Bearer planted-04,x:planted-05
            rmqAddressServerDomain=http://bob:planted-06@10.0.0.1/rocketmq
            some.password = planted-07 with blanks
            other_password=planted-08\
            planted-09
            fileReservedTime=72
            """,
        ["/etc/rocketmq/broker-a-0/jvm.options"] = "-Xmx512m\n-Dtls.server.keyPassword=planted-10\n-Djavax.net.ssl.trustStorePassword=\"planted-11\"\n",
        ["/etc/rocketmq/broker-a-0/conf/tls.properties"] = "tls.client.keyPassword: planted-12\ntls.server.certPath=/etc/cert.pem\n",
        ["/etc/rocketmq/broker-a-0/conf/plain_acl.yml"] = "accounts:\n- accessKey: planted-13\n  secretKey: 'planted-14'\n  admin: true\n",
        ["/etc/rocketmq/broker-a-0/conf/own.xml"] = "<a><password>planted-15</password></a>\n<b name=\"password\" value=\"planted-16\"/>\n",
        [DropIn] = "[Service]\nEnvironment=\"DB_PASS=planted-17\" API_TOKEN=planted-18\n",
        ["/etc/systemd/system/rocketmq-broker@broker-a-0.service"] = "[Service]\nExecStart=/bin/false --password planted-19\n",
        [Log] = """
            start with initAuthenticationUser={"username":"root","password":"planted-01"}
            the user gave planted-07 with blanks as planted-10
            {"remark":"{\"password\":\"planted-20\"}"}
            -----BEGIN OPENSSH PRIVATE KEY-----
            planted-21
            -----END OPENSSH PRIVATE KEY-----
            planted-key-end -Dx.secret=planted-22 -Dnext=shown-1
            rsa: -----BEGIN RSA PRIVATE KEY----- planted-23 -----END RSA PRIVATE KEY-----
            privateKeyPassphrase: planted-24
            an ordinary line shown-2 of RocketMQ
            """,
    };

    public async Task InitializeAsync()
    {
        (await host.StepFromUploadAsync("prepare", StepBundles.Prepare(host.Address, "## set directory /usr/local/rocketmq-4.7.1", "## set name-servers 127.0.0.1:1"), "rocketmq01")).MustWork();
        foreach (var (path, text) in Planted) await host.WriteAsync(path, text + "\n");
        (await host.RunAsync("systemctl daemon-reload; systemctl start rocketmq-broker@broker-a-0; rm -f /var/tmp/rocketmq-support-*; true")).MustWork();
    }

    public async Task DisposeAsync() => (await host.RunAsync("umount /var/tmp 2>/dev/null; [[ ! -e /usr/bin/java.away ]] || mv /usr/bin/java.away /usr/bin/java; true")).MustWork();

    [Fact]
    public async Task Archive_holds_no_secret_and_what_a_helper_needs()
    {
        var all = await UnpackAsync((await host.RunAsync("sudo rocketmq-support")).MustWork());
        Assert.Equal("", (await host.RunAsync("grep -rnE 'planted-[0-9]' /root/unpacked; true")).Output);
        foreach (var text in new[] { "shown-1", "shown-2", "fileReservedTime=72", "tls.server.certPath=/etc/cert.pem", "admin: true", "Debian GNU/Linux", "ActiveState=", "MemTotal", "does not answer" })
        {
            (await host.RunAsync($"grep -rqF -- '{text}' /root/unpacked")).MustWork();
        }

        foreach (var file in new[] { "versions.txt", "cluster/status.json", "host/disk.txt", "units/list.txt", "units/rocketmq-broker@broker-a-0.service.journal.txt", "units/rocketmq-broker@broker-a-0.service.show.txt", "files" + Conf, "files" + Log })
        {
            Assert.Contains(file, all);
        }
    }

    [Fact]
    public async Task Host_without_java_whose_disk_is_full_gets_its_archive_elsewhere()
    {
        (await host.RunAsync("mv /usr/bin/java /usr/bin/java.away; mount -t tmpfs -o size=1m tmpfs /var/tmp && { head -c 2m /dev/zero >/var/tmp/fill; true; }")).MustWork();
        var seen = (await host.RunAsync("rocketmq-support")).MustWork();
        Assert.StartsWith("/tmp/rocketmq-support-", seen.Output, StringComparison.Ordinal);
        Assert.Contains("/var/tmp has no room for it", seen.Errors, StringComparison.Ordinal);
        Assert.Contains("versions.txt", await UnpackAsync(seen));
    }

    [Fact]
    public async Task Large_logs_are_cut_and_the_archive_stays_small()
    {
        (await host.RunAsync($"mkdir -p /var/log/rocketmq/big; for i in {{1..130}}; do head -c 300000 /dev/urandom | base64 -w 100 | sed 's/^/INFO /' >/var/log/rocketmq/big/$i.log; done")).MustWork();
        try
        {
            var seen = (await host.RunAsync("rocketmq-support", seconds: 500)).MustWork();
            Assert.Contains("had no room in it", seen.Errors, StringComparison.Ordinal);
            await UnpackAsync(seen);
            var size = long.Parse((await host.RunAsync($"stat -c %s {seen.Output.Trim()}")).Output, System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(size, 1, 20 << 20);
        }
        finally
        {
            (await host.RunAsync("rm -rf /var/log/rocketmq/big")).MustWork();
        }
    }

    private async Task<IReadOnlyList<string>> UnpackAsync(StepResult made)
    {
        var file = Assert.Single(made.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("600 root:root\n", (await host.RunAsync($"stat -c '%a %U:%G' {file}")).MustWork().Output);
        (await host.RunAsync($"rm -rf /root/unpacked; mkdir /root/unpacked && tar -xzf {file} -C /root/unpacked --strip-components=1 && find /root/unpacked -name '*.gz' -exec gunzip {{}} +")).MustWork();
        Assert.Equal("", (await host.RunAsync("ls -d /var/tmp/rocketmq-support.* /tmp/rocketmq-support.* /run/rocketmq-support.* 2>/dev/null; true")).Output);
        return (await host.RunAsync("cd /root/unpacked && find . -type f -printf '%P\n'")).MustWork().Output.Split('\n');
    }
}
