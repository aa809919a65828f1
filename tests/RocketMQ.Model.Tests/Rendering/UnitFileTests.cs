using System.Xml.Linq;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rendering;

public sealed class UnitFileTests
{
    [Theory]
    [InlineData("/plain/x_1.y@z", "/plain/x_1.y@z")]
    [InlineData("/a b", "\"/a b\"")]
    [InlineData("/a%b", "\"/a%%b\"")]
    [InlineData("/a\"b\\c", "\"/a\\\"b\\\\c\"")]
    [InlineData("/a$b", "\"/a$b\"")]
    [InlineData("/a;b", "\"/a;b\"")]
    public void QuotesAWord(string text, string expected) => Assert.Equal(expected, SystemdText.Word(text));

    [Fact]
    public void ADollarOfACommandLineIsDoubled() => Assert.Equal("\"/a$${HOME}\"", SystemdText.Argument("/a${HOME}"));

    [Fact]
    public void RefusesALineFeed() => Assert.Throws<ArgumentException>(() => SystemdText.Word("/a\nUser=root"));

    [Fact]
    public void APathCannotBecomeADirective()
    {
        var spec = Clusters.Reference() with { Paths = new() { Store = "/s%i \"$(x)\"", Logs = "/l" } };
        var unit = ClusterPlanner.Plan(spec).Broker("broker-a-0").Text(".service");
        Assert.Contains("ReadWritePaths=\"/s%%i \\\"$(x)\\\"/broker-a-0\" /l/broker-a-0\n", unit);
        Assert.Contains("WorkingDirectory=/s%%i \"$(x)\"/broker-a-0\n", unit);
    }

    [Theory]
    [InlineData("/var/lib/x", "ProtectHome=yes", "PrivateTmp=yes")]
    [InlineData("/home/x", "ProtectHome=read-only", "PrivateTmp=yes")]
    [InlineData("/root/x", "ProtectHome=read-only", "PrivateTmp=yes")]
    [InlineData("/homes/x", "ProtectHome=yes", "PrivateTmp=yes")]
    [InlineData("/tmp/x", "ProtectHome=yes", "PrivateTmp=no")]
    [InlineData("/var/tmp/x", "ProtectHome=yes", "PrivateTmp=no")]
    public void WhatWouldHideAFolderIsLeftOut(string store, string home, string tmp)
    {
        var spec = Clusters.Reference() with { Paths = new() { Store = store } };
        var lines = ClusterPlanner.Plan(spec).Broker("broker-a-0").Text(".service").Split('\n');
        Assert.Contains(home, lines);
        Assert.Contains(tmp, lines);
    }

    [Fact]
    public void EveryNumberOfTheStopIsThere()
    {
        var lines = ClusterPlanner.Plan(Clusters.Reference()).NameServers[0].Text(".service").Split('\n');
        Assert.Contains("SuccessExitStatus=143", lines);
        Assert.Contains("TimeoutStopSec=150", lines);
        Assert.Contains("RestartPreventExitStatus=78 252 253 254", lines);
        Assert.Contains("LimitNOFILE=655350", lines);
        Assert.Contains("User=rocketmq", lines);
        Assert.DoesNotContain(lines, l => l.StartsWith("After=", StringComparison.Ordinal) && l.Contains("namesrv", StringComparison.Ordinal));
    }

    [Fact]
    public void TheProfileIsOneWordToAShell()
    {
        Assert.Equal("'/a'\\''$(x)'", HostFiles.Quoted("/a'$(x)"));
        var spec = Clusters.Reference() with { Paths = new() { Release = "/opt/$(id)'" } };
        Assert.Contains("export ROCKETMQ_HOME='/opt/$(id)'\\''/rocketmq-4.7.1'\n", ClusterPlanner.Plan(spec).Hosts[0].Files[2].Content);
    }

    [Theory]
    [InlineData("4.7.1")]
    [InlineData("5.3.3")]
    public void LogbackIsXmlThatWritesToTheInstancesFolderOnly(string version)
    {
        var spec = Clusters.Reference() with { Release = new() { Version = version }, Paths = new() { Logs = "/l<&\">%i" } };
        foreach (var instance in ClusterPlanner.Plan(spec).RolloutOrder)
        {
            var xml = XDocument.Parse(instance.Files.Single(f => f.Path.Contains("/conf/logback_", StringComparison.Ordinal)).Content).Root!;
            Assert.All(xml.Descendants("file"), f => Assert.StartsWith($"/l<&\">%i/{instance.Name}/", f.Value));
            Assert.All(xml.Descendants("fileNamePattern"), f => Assert.StartsWith($"/l<&\">\\%i/{instance.Name}/old/", f.Value));
            var appenders = xml.Elements("appender").Select(a => a.Attribute("name")!.Value).ToList();
            Assert.Equal(appenders.Count, appenders.Distinct().Count());
            Assert.All(xml.Descendants("appender-ref"), r => Assert.Contains(r.Attribute("ref")!.Value, appenders));
        }
    }

    [Fact]
    public void HostsLinesHoldAddressNameAndAliases() => Assert.Equal(
        "172.30.71.11 rocketmq01 rocketmq-nameserver1 rocketmq-master1", ClusterPlanner.Plan(Clusters.Reference()).Hosts[3].HostsLines[0]);
}
