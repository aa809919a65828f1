using System.Globalization;
using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Tests.Catalog;

/// <summary>The table of bounds is edited by hand: each row is tried on both sides of what it says.</summary>
public sealed class BoundsTests
{
    public static TheoryData<string, string> Rows()
    {
        var data = new TheoryData<string, string>();
        foreach (var (key, version, _) in Bounded(null))
        {
            data.Add(key, version);
        }

        return data;
    }

    [Fact]
    public void Each_row_is_about_a_key_that_some_version_reads() =>
        Assert.All(Table(), row => Assert.Contains(Versions(row), v => KeyCatalog.For(v).Find(row[0]) is { Status: KeyStatus.Read }));

    [Fact]
    public void A_row_says_class_and_version_it_was_read_in() => Assert.All(Table(), row => Assert.Matches(@"^[A-Z][A-Za-z]+.* of ([45]\.[0-9]+\.[0-9]+)", row[9]));

    [Fact]
    public void What_is_held_to_a_bound_says_what_happens_beyond_and_what_works() =>
        Assert.All(Table().Where(r => r[2].Length + r[3].Length + r[5].Length > 0), r => Assert.All([r[7], r[8]], Assert.NotEmpty));

    [Fact]
    public void A_bound_stands_in_one_table_alone()
    {
        using var reader = new StreamReader(typeof(KeyCatalog).Assembly.GetManifestResourceStream("effects.tsv")!);
        var elsewhere = reader.ReadToEnd().Split('\n').Select(l => l.Split('\t')).Where(c => c.Length > 6 && (c[3] + c[4] + c[6]).Length > 0).Select(c => c[0]);
        Assert.Empty(elsewhere.Intersect(Table().Where(r => r[2].Length + r[3].Length + r[5].Length > 0).Select(r => r[0])));
    }

    [Fact]
    public void What_a_key_needs_is_a_key_that_is_read() => Assert.All(
        Bounded(null).SelectMany(b => b.Info.Needs.Select(need => (b.Version, Key: need.Split('=')[0]))),
        need => Assert.Equal(KeyStatus.Read, KeyCatalog.For(need.Version).Find(need.Key)?.Status));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Both_sides_of_a_bound_are_judged(string key, string version)
    {
        var catalog = KeyCatalog.For(version);
        var (_, _, info) = Bounded(version).Single(b => b.Key == key);
        string[] good = [info.Works, Text(info.Min), Text(info.Max), .. info.Values];
        string[] bad =
        [
            Text(info.Min - 1), Text(info.Max == int.MaxValue ? null : info.Max + 1), Text(info.Multiple is null ? null : info.Min + 1),
            info.Values.Count == 0 ? "" : info.Type == KeyType.Boolean ? "true" : info.Type == KeyType.String ? "rocksdb" : Text(long.Parse(info.Values[0], CultureInfo.InvariantCulture) + 1),
        ];
        Assert.All(good.Where(v => v.Length > 0), v => Assert.Empty(catalog.Check(key, v)));
        Assert.All(bad.Where(v => v.Length > 0), v =>
        {
            var issue = Assert.Single(catalog.Check(key, v));
            Assert.Equal(KeyIssueKind.Range, issue.Kind);
            Assert.All([key, v, info.Outside], part => Assert.Contains(part, issue.Message, StringComparison.Ordinal));
            Assert.Contains(info.Values.Count > 0 ? info.Values[0] : info.Default, issue.Repair, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("4.7.1", "transientStorePoolSize", "2", "transientStorePoolSize = 2 is outside 3 to 1024 (files): the first two commit log files take the whole pool, and the broker answers \"system busy\" to every message after the first. Write a value of 3 to 1024 (files); the default is 5.")]
    [InlineData("4.7.1", "duplicationEnable", "TRUE", "duplicationEnable cannot be \"TRUE\": messages are acknowledged and never reach a consumer, because consume queues are built only up to an offset that nothing moves on. Write false.")]
    [InlineData("5.3.3", "timerPrecisionMs", "300", "timerPrecisionMs cannot be \"300\": RocketMQ would take the next smaller of the allowed values in silence, and the default for one below 100. Write one of 100, 200, 500, 1000.")]
    [InlineData("5.3.3", "mapperFileSizeBatchConsumeQueue", "100", "mapperFileSizeBatchConsumeQueue = 100 is not a multiple of 46: the last entry of a file does not fit, the file is never full, and the queue stands still. Write 92; the default is 13800000.")]
    public void A_person_reads_value_consequence_and_what_works(string version, string key, string value, string says)
    {
        var issue = Assert.Single(KeyCatalog.For(version).Check(key, value));
        Assert.Equal(says, $"{issue.Message} {issue.Repair}");
    }

    private static IEnumerable<(string Key, string Version, KeyInfo Info)> Bounded(string? version) =>
        from known in ReleaseVersion.Known
        where version is null || known == version
        from info in KeyCatalog.For(known).For(InstanceKind.Broker)
        where info.Status == KeyStatus.Read && info.BoundsFrom.Length > 0
        select (info.Name, known, info);

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string[] Versions(string[] row) => row[1] == "all" ? [.. ReleaseVersion.Known] : row[1].Split(';');

    private static List<string[]> Table()
    {
        using var reader = new StreamReader(typeof(KeyCatalog).Assembly.GetManifestResourceStream("bounds.tsv")!);
        return [.. reader.ReadToEnd().TrimEnd('\n').Split('\n').Skip(1).Select(l => l.Split('\t'))];
    }
}
