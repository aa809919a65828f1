using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Tests.Catalog;

/// <summary>The table of effects is edited by hand: each row must lead somewhere, and hot must say how it was seen.</summary>
public sealed class EffectsTests
{
    [Fact]
    public void Each_row_is_about_a_key_that_exists()
    {
        var keys = KeyCatalog.For("4.7.1").All.Select(k => k.Name).ToHashSet(StringComparer.Ordinal);
        Assert.All(Rows(), row => Assert.Contains(row[0], keys));
    }

    [Fact]
    public void Each_key_has_one_row() => Assert.Equal(Rows().Count, Rows().Select(r => r[0]).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Hot_says_in_which_versions_and_how_it_was_seen() => Assert.All(
        Rows().Where(r => r[1] == "hot"),
        row =>
        {
            Assert.All(row[2].Split(';'), v => Assert.Contains(v, ReleaseVersion.Known));
            Assert.Matches("^(observed behaviour|code 25\\+26 and read at each use in )", row[8]);
        });

    [Fact]
    public void Every_enumeration_lists_its_words() => Assert.All(
        KeyCatalog.For("5.3.3").For(InstanceKind.Broker).Where(k => k.Type == KeyType.Enum),
        k => Assert.NotEmpty(k.Values));

    [Fact]
    public void Forms_are_known_ones() => Assert.All(
        Rows().Where(r => r[7].Length > 0),
        r => Assert.Contains(r[7], new[] { ValueForm.Hours, ValueForm.Delays, ValueForm.Addresses }));

    [Theory]
    [InlineData("fileReservedTime", KeyEffect.Hot, "observed behaviour")]
    [InlineData("waitTimeMillsInPullQueue", KeyEffect.Hot, "read at each use in BrokerFastFailure")]
    [InlineData("flushDiskType", KeyEffect.Restart, "ClassCastException")]
    [InlineData("maxMessageSize", KeyEffect.Restart, "still stored")]
    [InlineData("registerNameServerPeriod", KeyEffect.Restart, "made at start")]
    public void An_effect_stands_beside_how_it_was_established(string name, KeyEffect effect, string how)
    {
        var key = KeyCatalog.For("4.7.1").Find(name)!;
        Assert.Equal(effect, key.Effect);
        Assert.Contains(how, key.Established, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transactionCheckMax", "hot restart hot")]
    [InlineData("flushConsumeQueueThoroughInterval", "hot restart restart")]
    [InlineData("maxMessageSize", "restart restart hot")]
    public void Hot_holds_only_for_the_versions_in_which_it_was_seen(string name, string effects)
    {
        var keys = ReleaseVersion.Known.Select(v => KeyCatalog.For(v).Find(name)!).ToArray();
        Assert.Equal(effects, string.Join(' ', keys.Select(k => k.Effect.ToString().ToLowerInvariant())));
        Assert.All(keys.Where(k => k.Effect == KeyEffect.Restart), k => Assert.StartsWith("hot was shown for ", k.Established, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_server_has_no_hot_keys() =>
        Assert.DoesNotContain(KeyCatalog.For("4.7.1").For(InstanceKind.NameServer), k => k.Class == "NamesrvConfig" && k.Effect == KeyEffect.Hot);

    [Fact]
    public void What_was_seen_on_a_broker_says_nothing_of_another_process() => Assert.All(
        KeyCatalog.For("5.3.3").All.Where(k => k.Class is "ProxyConfig" or "ControllerConfig" or "BrokerContainerConfig" or "NamesrvConfig"),
        k => Assert.Equal((KeyEffect.Restart, ""), (k.Effect, k.Established)));

    [Fact]
    public void A_key_nobody_looked_at_needs_a_restart()
    {
        var key = KeyCatalog.For("4.7.1").Find("haHousekeepingInterval")!;
        Assert.Equal((KeyEffect.Restart, ""), (key.Effect, key.Established));
    }

    private static List<string[]> Rows()
    {
        using var reader = new StreamReader(typeof(KeyCatalog).Assembly.GetManifestResourceStream("effects.tsv")!);
        return [.. reader.ReadToEnd().TrimEnd('\n').Split('\n').Skip(1).Select(l => l.Split('\t')).Select(c => (string[])[.. c, .. Enumerable.Repeat("", 9 - c.Length)])];
    }
}
