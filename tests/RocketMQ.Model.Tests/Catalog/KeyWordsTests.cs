using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Tests.Catalog;

/// <summary>What is said of a key on the page of keys and in the schema; its versions side by side.</summary>
public sealed class KeyWordsTests
{
    [Theory]
    [InlineData("restart restart restart", "restart")]
    [InlineData("hot hot hot", "hot")]
    [InlineData("absent absent hot", "hot")]
    [InlineData("hot restart hot", "hot (4.7.1, 5.3.3)")]
    [InlineData("absent restart hot", "hot (5.3.3)")]
    [InlineData("absent absent absent", "restart")]
    public void Hot_alone_means_in_every_version_that_reads_the_key(string versions, string effect) =>
        Assert.Equal(effect, KeyWords.Effect([.. versions.Split(' ').Select(Key)]));

    [Theory]
    [InlineData(null, null, "")]
    [InlineData(1, null, "from 1 ms")]
    [InlineData(1, int.MaxValue, "from 1 ms")]
    [InlineData(1, 9, "1 to 9 ms")]
    public void A_range_is_told_with_its_unit(int? min, int? max, string range) =>
        Assert.Equal(range, KeyWords.Range(Key("hot") with { Min = min, Max = max, Unit = range.Length > 0 ? "ms" : "" }));

    private static KeyInfo Key(string how) => new()
    {
        Name = "key",
        Class = "BrokerConfig",
        Type = KeyType.Int,
        Default = "1",
        Status = how == "absent" ? KeyStatus.Absent : KeyStatus.Read,
        Effect = how == "hot" ? KeyEffect.Hot : KeyEffect.Restart,
    };
}
