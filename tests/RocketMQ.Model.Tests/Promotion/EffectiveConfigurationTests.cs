using RocketMQ.Model.Promotion;
using RocketMQ.Model.Tests.Rendering;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Promotion.Records;

namespace RocketMQ.Model.Tests.Promotion;

public sealed class EffectiveConfigurationTests
{
    [Theory]
    [InlineData("brokerIP1")]
    [InlineData("namesrvAddr")]
    [InlineData("listenPort")]
    [InlineData("storePathRootDir")]
    [InlineData("brokerName")]
    [InlineData("brokerClusterName")]
    [InlineData("haMasterAddress")]
    [InlineData("kvConfigPath")]
    [InlineData("metricsPromExporterHost")]
    [InlineData("dLegerPeers")]
    public void Places_and_names_differ_by_nature(string key) => Assert.True(EffectiveConfiguration.DiffersByNature(key));

    [Theory]
    [InlineData("brokerRole")]
    [InlineData("flushDiskType")]
    [InlineData("fileReservedTime")]
    [InlineData("messageDelayLevel")]
    [InlineData("transactionTimeOut")]
    public void What_a_broker_does_is_compared(string key) => Assert.False(EffectiveConfiguration.DiffersByNature(key));

    [Fact]
    public void Equal_brokers_stand_in_it_once_and_slaves_without_their_role()
    {
        var profiles = Effective(Clusters.Reference()).Profiles;
        Assert.Equal(2, profiles.Count);
        Assert.Single(profiles, p => p.IsSlave);
        Assert.Equal("SYNC_MASTER", profiles.Single(p => !p.IsSlave).Values["brokerRole"]);
    }

    [Theory]
    [InlineData("initAuthenticationUser")]
    [InlineData("innerClientAuthenticationCredentials")]
    [InlineData("metricsGrpcExporterHeader")]
    [InlineData("someSecretKey")]
    [InlineData("keyStorePassword")]
    public void Secrets_are_in_no_record(string key)
    {
        var spec = Clusters.Properties((key, "hunter2hunter2")) with { Release = new() { Version = "5.3.3" } };
        Assert.Contains(key, Effective(spec).LeftOut);
        Assert.DoesNotContain("hunter2", PromotionText.Write(Record(State(spec))).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Free_texts_are_left_out_where_the_stack_keeps_a_part_of_them_encrypted()
    {
        var spec = Clusters.Properties(("messageDelayLevel", "hunter2"), ("fileReservedTime", "72"), ("unknownKey", "hunter2"));
        Assert.Equal([], Effective(spec).LeftOut);
        var hidden = Effective(spec, holdsSecrets: true);
        Assert.Equal(["messageDelayLevel", "unknownKey"], hidden.LeftOut);
        Assert.Equal("72", hidden.Value("fileReservedTime"));
        Assert.Equal("ASYNC_FLUSH", hidden.Value("flushDiskType"));
        Assert.DoesNotContain("hunter2", PromotionText.Write(Record(State() with { Configuration = hidden })).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Jvm_options_are_compared_unless_one_holds_a_password()
    {
        Assert.Equal("-XX:MaxGCPauseMillis=50", Effective(WithJvm("-XX:MaxGCPauseMillis=50")).Value(EffectiveConfiguration.JvmOptions));
        Assert.Equal([EffectiveConfiguration.JvmOptions], Effective(WithJvm("-Djavax.net.ssl.keyStorePassword=hunter2")).LeftOut);
    }

    [Fact]
    public void The_digest_is_that_of_the_content()
    {
        Assert.Equal(Effective(Clusters.Reference()).Digest, Effective(Clusters.Reference() with { Name = "other" }).Digest);
        Assert.NotEqual(Effective(Clusters.Reference()).Digest, Effective(Clusters.Properties(("fileReservedTime", "1"))).Digest);
    }

    private static ClusterSpec WithJvm(string option) => Clusters.Reference() with
    {
        BrokerGroups = [.. Clusters.Reference().BrokerGroups.Select(g => g with { Master = g.Master! with { JvmOptions = [option] } })],
    };
}
