using CsCheck;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Tests.Rendering;

public sealed class HeapPolicyTests
{
    [Theory]
    [InlineData(2048, 1, 1, false, 768)]
    [InlineData(2048, 1, 1, true, 1024)]
    [InlineData(4096, 1, 1, true, 1792)]
    [InlineData(8192, 1, 1, true, 3584)]
    [InlineData(8192, 2, 0, true, 2048)]
    [InlineData(16384, 1, 0, true, 8192)]
    [InlineData(262144, 1, 1, true, 8192)]
    [InlineData(262144, 20, 0, true, 6528)]
    [InlineData(512, 1, 1, false, 256)]
    public void HeapOfABroker(int memory, int brokers, int servers, bool production, int expected) =>
        Assert.Equal(expected, HeapPolicy.BrokerMiB(memory, brokers, servers, production));

    [Theory]
    [InlineData(1024, 256)]
    [InlineData(8192, 512)]
    [InlineData(65536, 1024)]
    public void HeapOfANameServer(int memory, int expected) => Assert.Equal(expected, HeapPolicy.NameServerMiB(memory));

    [Fact]
    public void HalfOfTheMemoryIsLeftToThePageCacheUnlessTheLeastHeapsTakeIt() =>
        Gen.Select(Gen.Int[256, 1 << 20], Gen.Int[1, 12], Gen.Int[0, 1], Gen.Bool).Sample((memory, brokers, servers, production) =>
        {
            var broker = HeapPolicy.BrokerMiB(memory, brokers, servers, production);
            var all = (brokers * broker) + (servers * HeapPolicy.NameServerMiB(memory));
            Assert.InRange(broker, production ? HeapPolicy.BrokerMinMiB : HeapPolicy.BrokerDevMinMiB, HeapPolicy.BrokerMaxMiB);
            Assert.True(all <= memory / 2 || broker == (production ? HeapPolicy.BrokerMinMiB : HeapPolicy.BrokerDevMinMiB));
        });

    [Fact]
    public void TheShareOfAnUnknownMemoryIsTheSameSplit() =>
        Gen.Select(Gen.Int[4096, 65536], Gen.Int[1, 4], Gen.Int[0, 1]).Sample((memory, brokers, servers) =>
        {
            var share = HeapPolicy.BrokerShare(brokers, servers);
            var byShare = Math.Min(memory, HeapPolicy.MaxRamMiB(share, HeapPolicy.BrokerMaxMiB)) * share / 100;
            var computed = HeapPolicy.BrokerMiB(memory, brokers, servers, false);
            Assert.InRange(byShare, 0, HeapPolicy.BrokerMaxMiB);
            Assert.True(Math.Abs(byShare - computed) <= 128 + (memory / 50), $"{byShare} and {computed} MiB");
        });

    [Theory]
    [InlineData(512, null, 256, 768)]
    [InlineData(null, 44, 1024, 2327)]
    [InlineData(null, 90, 1024, 1280)]
    [InlineData(null, null, 256, 512)]
    public void AShareNeedsWhatMakesTheLeastHeapOfItAndNeverLessThanThatAndTheOverhead(int? heap, int? percent, int min, int expected) =>
        Assert.Equal(expected, HeapPolicy.NeededMiB(heap, percent, min));

    [Fact]
    public void WhatAHostNeedsIsHeapsAndOverhead()
    {
        var host = ClusterPlanner.Plan(Clusters.Reference()).Hosts[0];
        Assert.Equal(512 + 256 + 256 + 256, host.MemoryNeededMiB);
        var share = ClusterPlanner.Plan(Clusters.Reference() with { Heap = new(), Production = true }).Broker("broker-a-0");
        Assert.Equal(1024 + 256, HeapPolicy.NeededMiB(null, 100, 1024));
        Assert.Equal((null, 44, 2327), (share.HeapMiB, share.HeapPercent, share.MemoryNeededMiB));
    }
}
