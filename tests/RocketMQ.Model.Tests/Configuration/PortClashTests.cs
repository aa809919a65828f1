using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>Which port two instances of a host share, and which other one is proposed.</summary>
public sealed class PortClashTests
{
    [Fact]
    public void Of_two_brokers_the_lowest_port_they_share_is_told_and_all_that_each_takes()
    {
        var clash = Assert.Single(Clashes(10911, 10911));

        Assert.Equal("cluster.brokerGroups.b1.master", clash.Path);
        Assert.Equal("cluster.brokerGroups.b1.master (port 10911: takes 10909, 10911, 10912) takes port 10909, which cluster.brokerGroups.b0.master (port 10911: takes 10909, 10911, 10912) takes on h.", clash.Message);
    }

    [Fact]
    public void A_name_server_takes_one_port()
    {
        var clash = Assert.Single(Clashes(9878));

        Assert.Equal("cluster.brokerGroups.b0.master (port 9878: takes 9876, 9878, 9879) takes port 9876, which cluster.nameServers.h (port 9876) takes on h.", clash.Message);
        Assert.Equal("Give it another port, for example port: 9888.", clash.Repair);
    }

    [Theory]
    [InlineData("10911 10911", 10921)]
    [InlineData("10911 10921 10911", 10931)]
    [InlineData("10911 10918 10911", 10931)] // takes 10919, which a broker at 10921 would take too
    [InlineData("10911 10924 10911", 10931)] // takes 10922, likewise
    [InlineData("10911 10911 10921", 10931)] // also where the one that is in the way comes later
    [InlineData("65524 65524", 65534)]
    public void The_proposed_port_leaves_room_for_three(string ports, int proposed) =>
        Assert.Equal($"Give it another port, for example port: {proposed}.", Clashes([.. ports.Split(' ').Select(int.Parse)])[0].Repair);

    [Theory]
    [InlineData(65525)] // 65535 would need 65536
    [InlineData(65530)]
    public void None_is_proposed_where_the_numbers_end(int port) => Assert.Equal("Give it another port.", Assert.Single(Clashes(port, port)).Repair);

    [Fact]
    public void The_port_of_ssh_is_not_proposed() =>
        Assert.Equal("Give it another port, for example port: 10931.", Assert.Single(TopologyChecker.Check(Of(10922, 10911, 10911))).Repair);

    [Fact]
    public void A_broker_on_the_port_of_ssh_is_told_as_such()
    {
        var clash = Assert.Single(TopologyChecker.Check(Of(10912, 10911)));

        Assert.Equal("cluster.brokerGroups.b0.master (port 10911: takes 10909, 10911, 10912) takes port 10912, which SSH on h listens on.", clash.Message);
        Assert.Equal("Give it another port, for example port: 10921.", clash.Repair);
    }

    private static Finding[] Clashes(params int[] ports) => [.. TopologyChecker.Check(Of(22, ports)).Where(f => f.Id == CfgIds.PortClash)];

    private static ClusterSpec Of(int ssh, params int[] ports) => new()
    {
        Hosts = [new HostSpec { Name = "h", Address = "10.0.0.1", Port = ssh }],
        NameServers = [new NameServerSpec { Host = "h" }],
        BrokerGroups = [.. ports.Select((p, i) => new BrokerGroupSpec { Name = $"b{i}", Master = new BrokerSpec { Host = "h", Port = p } })],
    };
}
