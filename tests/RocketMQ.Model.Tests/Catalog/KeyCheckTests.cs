using CsCheck;
using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Tests.Catalog;

public sealed class KeyCheckTests
{
    private static readonly KeyCatalog Catalog = KeyCatalog.For("4.7.1");

    [Theory]
    [InlineData("fileReservedTime", "120")]
    [InlineData("deleteWhen", "04")]
    [InlineData("deleteWhen", "02;14")]
    [InlineData("autoCreateTopicEnable", "TRUE")]
    [InlineData("brokerRole", "SYNC_MASTER")]
    [InlineData("namesrvAddr", "10.0.0.1:9876;10.0.0.2:9876")]
    [InlineData("messageDelayLevel", "1s 5s 1m 2h")]
    [InlineData("diskMaxUsedSpaceRatio", "10")]
    [InlineData("diskMaxUsedSpaceRatio", "95")]
    [InlineData("brokerPermission", "6")]
    [InlineData("maxDelayTime", "-1")]
    [InlineData("regionId", "")]
    [InlineData("namesrvAddr", "a:1")]
    [InlineData("namesrvAddr", "a:65535")]
    public void Good_values_pass(string key, string value) => Assert.Empty(Catalog.Check(key, value));

    [Theory]
    [InlineData("fileReservedTime", "48 ", KeyIssueKind.Blanks, "Write \"48\".")]
    [InlineData("fileReservedTime", "120h", KeyIssueKind.Type, "digits only, in hours; the default is 72")]
    [InlineData("fileReservedTime", "", KeyIssueKind.Type, "digits only")]
    [InlineData("maxMessageSize", "4294967296", KeyIssueKind.Type, "digits only, in bytes")]
    [InlineData("maxMessageSize", "6.5", KeyIssueKind.Type, "digits only")]
    [InlineData("consumerFallbehindThreshold", "16G", KeyIssueKind.Type, "digits only")]
    [InlineData("autoCreateTopicEnable", "yes", KeyIssueKind.Type, "Write true or false.")]
    [InlineData("autoCreateTopicEnable", "true\n", KeyIssueKind.Blanks, "on one line")]
    [InlineData("brokerRole", "SLAV", KeyIssueKind.Type, "ASYNC_MASTER, SYNC_MASTER, SLAVE")]
    [InlineData("deleteWhen", "24", KeyIssueKind.Type, "00 to 23")]
    [InlineData("deleteWhen", "02;24", KeyIssueKind.Type, "00 to 23")]
    [InlineData("deleteWhen", "04;24", KeyIssueKind.Type, "00 to 23")]
    [InlineData("deleteWhen", "24;04", KeyIssueKind.Type, "00 to 23")]
    [InlineData("deleteWhen", "4,5", KeyIssueKind.Type, "separated by ';'")]
    [InlineData("namesrvAddr", "a:9876,b:9876", KeyIssueKind.Type, "separated by ';' without blanks")]
    [InlineData("namesrvAddr", "a:9876; b:9876", KeyIssueKind.Type, "without blanks")]
    [InlineData("namesrvAddr", "a:65536", KeyIssueKind.Type, "host:port")]
    [InlineData("namesrvAddr", "a:0", KeyIssueKind.Type, "host:port")]
    [InlineData("expectConsumerNumUseFilter", "x", KeyIssueKind.Type, "Write digits only; the default is 32.")]
    [InlineData("brokerId", "-2", KeyIssueKind.Range, "Write a value of -1 to 2147483647; the default is")]
    [InlineData("messageDelayLevel", "1s  5s", KeyIssueKind.Type, "one blank")]
    [InlineData("diskMaxUsedSpaceRatio", "9", KeyIssueKind.Range, "10 to 95 (%); the default is 75")]
    [InlineData("diskMaxUsedSpaceRatio", "96", KeyIssueKind.Range, "10 to 95")]
    [InlineData("registerNameServerPeriod", "9999", KeyIssueKind.Range, "10000 to 60000 (ms)")]
    [InlineData("brokerPermission", "3", KeyIssueKind.Range, "2, 4, 6")]
    [InlineData("mapedFileSizeConsumeQueue", "300000", KeyIssueKind.Ignored, "Write mappedFileSizeConsumeQueue: 6000000.")]
    [InlineData("storeCheckpoint", "/x", KeyIssueKind.Ignored, "{storePathRootDir}/checkpoint")]
    [InlineData("inSyncReplicas", "2", KeyIssueKind.Absent, "Remove the key.")]
    [InlineData("slaveTimeout", "2000", KeyIssueKind.Absent, "syncFlushTimeout")]
    [InlineData("haMaxGapNotInSync", "1", KeyIssueKind.Absent, "Write haSlaveFallbehindMax: 1.")]
    [InlineData("fileReserveTime", "1", KeyIssueKind.Unknown, "Did you mean \"fileReservedTime\"?")]
    [InlineData("brokername", "a", KeyIssueKind.Unknown, "Did you mean \"brokerName\"?")]
    [InlineData("kvConfigPath", "/x", KeyIssueKind.Unknown, "It is a key of a name server")]
    public void Bad_ones_are_told_with_the_repair(string key, string value, KeyIssueKind kind, string repair)
    {
        var issue = Assert.Single(Catalog.Check(key, value));
        Assert.Equal(kind, issue.Kind);
        Assert.Contains(key, issue.Message, StringComparison.Ordinal);
        Assert.Contains(repair, issue.Repair, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deleteWhen", "25", "\"25\" does not have the form deleteWhen needs; RocketMQ would not say so. Write hours of the day from 00 to 23, separated by ';' (for example 04 or 02;14).")]
    [InlineData("fileReservedTime", "x", "\"x\" is no 32-bit integer, as fileReservedTime needs; RocketMQ would say nothing and keep its default (72). Write digits only, in hours; the default is 72.")]
    [InlineData("haListenPort", "x", "RocketMQ 4.7.1 ignores \"haListenPort\". 4.x overwrites it with listenPort + 1 at start; choose the broker's port instead.")]
    [InlineData("maxDelayTime", "x", "\"x\" is no 32-bit integer, as maxDelayTime needs; RocketMQ would say nothing and keep its default (40). Write digits only; the default is 40.")]
    [InlineData("brokerId", "-2", "brokerId = -2 is outside -1 to 2147483647. Write a value of -1 to 2147483647; the default is 0.")]
    [InlineData("xyz", "1", "RocketMQ 4.7.1 has no broker key \"xyz\"; it would be ignored in silence.")]
    public void A_person_reads(string key, string value, string says)
    {
        var issue = Assert.Single(Catalog.Check(key, value));
        Assert.StartsWith(says, $"{issue.Message} {issue.Repair}", StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_key_of_a_name_server_is_called_so() =>
        Assert.StartsWith("RocketMQ 4.7.1 has no name server key", Assert.Single(Catalog.Check("xyz", "1", InstanceKind.NameServer)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "20")]
    [InlineData("299999", "5999980")]
    [InlineData("6000000", "6000000")]
    [InlineData("-1", "-1")]
    [InlineData("x", "x")]
    public void A_number_of_entries_is_translated_to_bytes_where_it_can_only_be_one(string written, string meant) =>
        Assert.Equal(meant, Catalog.Meant("mapedFileSizeConsumeQueue", written)!.Value.Value);

    [Theory]
    [InlineData("maxMessageSize", "64k", "\"64k\" is no 32-bit integer, as maxMessageSize needs; RocketMQ would say nothing and keep its default (4194304).")]
    [InlineData("deleteWhen", "4h", "\"4h\" does not have the form deleteWhen needs; RocketMQ would not say so.")]
    [InlineData("noSuchKey", "1", "RocketMQ 4.7.1 has no broker key \"noSuchKey\"; it would be ignored in silence.")]
    [InlineData("registerNameServerPeriod", "9999", "registerNameServerPeriod = 9999 is outside 10000 to 60000 (ms).")]
    public void A_message_says_what_RocketMQ_would_make_of_it(string key, string value, string message) =>
        Assert.Equal(message, Assert.Single(Catalog.Check(key, value)).Message);

    [Fact]
    public void All_issues_of_a_value_are_told_at_once() =>
        Assert.Equal([KeyIssueKind.Blanks, KeyIssueKind.Range], Catalog.Check("diskMaxUsedSpaceRatio", " 99").Select(i => i.Kind));

    [Fact]
    public void A_suggestion_is_a_key_that_takes_effect()
    {
        // "mapedFileSizeComitLog" is nearest to the old spelling, which would be no help.
        var issue = Assert.Single(Catalog.Check("mapedFileSizeComitLog", "1"));
        Assert.Equal("Did you mean \"mappedFileSizeCommitLog\"?", issue.Repair);
    }

    [Fact]
    public void Name_server_keys_are_checked_against_the_name_server()
    {
        Assert.Empty(Catalog.Check("orderMessageEnable", "true", InstanceKind.NameServer));
        var issue = Assert.Single(Catalog.Check("fileReservedTime", "1", InstanceKind.NameServer));
        Assert.Contains("key of a broker", issue.Repair, StringComparison.Ordinal);
        Assert.Contains("has no name server key \"fileReservedTime\"", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_makes_the_check_fail() =>
        Gen.Select(Gen.OneOf(Gen.String, Gen.OneOf(Catalog.All.Select(k => k.Name).ToArray())), Gen.String, Gen.OneOf("4.7.1", "4.9.8", "5.3.3"), Gen.Enum<InstanceKind>())
            .Sample((key, value, version, kind) =>
                Assert.All(KeyCatalog.For(version).Check(key, value, kind), i => Assert.False(string.IsNullOrWhiteSpace(i.Message))));

    [Fact]
    public void An_integer_in_range_passes_and_one_outside_does_not() =>
        Gen.Int.Sample(n => Assert.Equal(n is >= 10 and <= 95, Catalog.Check("diskMaxUsedSpaceRatio", n.ToString(System.Globalization.CultureInfo.InvariantCulture)).Count == 0));
}
