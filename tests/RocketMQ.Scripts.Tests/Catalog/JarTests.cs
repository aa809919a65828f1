using System.Globalization;
using RocketMQ.Model.Catalog;

namespace RocketMQ.Scripts.Tests.Catalog;

/// <summary>The key catalog against the released classes: every key that a version's classes take, no other, with its type and its literal default.</summary>
public sealed class JarTests
{
    // Where the broker and the name server of each version read their files into.
    private static readonly string[] Classes =
    [
        "org.apache.rocketmq.common.BrokerConfig", "org.apache.rocketmq.store.config.MessageStoreConfig", "org.apache.rocketmq.remoting.netty.NettyServerConfig",
        "org.apache.rocketmq.remoting.netty.NettyClientConfig", "org.apache.rocketmq.common.namesrv.NamesrvConfig", "org.apache.rocketmq.auth.config.AuthConfig",
        "org.apache.rocketmq.common.ControllerConfig", "org.apache.rocketmq.common.JraftConfig",
    ];

    // An object of its own, which no text can set.
    private const string NoKey = "ControllerConfig jraftConfig";

    public static TheoryData<string> Versions => [.. ReleaseVersion.Known];

    [TheoryWithJdk]
    [MemberData(nameof(Versions))]
    public async Task Catalog_has_every_key_of_the_released_classes_and_no_other(string version)
    {
        var released = await ReadAsync(version);
        var classes = released.Select(k => k.Class).ToHashSet(StringComparer.Ordinal);
        var catalog = KeyCatalog.For(version).All.Where(k => classes.Contains(k.Class)).ToList();
        // What a class takes the catalog knows, perhaps as a key that the process overwrites; what the catalog calls read a class takes.
        var known = catalog.Where(k => k.Status is KeyStatus.Read or KeyStatus.Ignored).Select(k => $"{k.Class} {k.Name}").ToHashSet(StringComparer.Ordinal);
        var taken = released.Select(k => $"{k.Class} {k.Name}").Where(k => k != NoKey).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], taken.Except(known).Order(StringComparer.Ordinal));
        Assert.Equal([], catalog.Where(k => k.Status == KeyStatus.Read).Select(k => $"{k.Class} {k.Name}").Except(taken).Order(StringComparer.Ordinal));
        Assert.True(taken.Count > 150, $"only {taken.Count.ToString(CultureInfo.InvariantCulture)} keys were read from the classes");

        var types = catalog.ToDictionary(k => (k.Class, k.Name), k => k.Type);
        Assert.All(released.Where(k => types.ContainsKey((k.Class, k.Name))), k => Assert.Equal($"{k.Name} {TypeOf(k.Type)}", $"{k.Name} {Plain(types[(k.Class, k.Name)])}"));
    }

    [TheoryWithJdk]
    [MemberData(nameof(Versions))]
    public async Task Literal_defaults_of_the_catalog_are_those_of_a_new_object(string version)
    {
        var released = (await ReadAsync(version)).ToDictionary(k => (k.Class, k.Name), k => k.Default);
        var compared = 0;
        foreach (var key in KeyCatalog.For(version).All.Where(k => k.Status == KeyStatus.Read && Literal(k) is not null))
        {
            // "?": the field has another name than the key.
            if (released.TryGetValue((key.Class, key.Name), out var value) && value != "?")
            {
                Assert.Equal($"{key.Class}.{key.Name}={value}", $"{key.Class}.{key.Name}={Literal(key)}");
                compared++;
            }
        }

        Assert.True(compared > 100, $"only {compared.ToString(CultureInfo.InvariantCulture)} defaults were compared");
    }

    /// <summary>A number or truth value; null for an expression. The table may explain a number: <c>6 (READ|WRITE)</c>.</summary>
    private static string? Literal(KeyInfo key)
    {
        var text = key.Default.Split(" (")[0];
        return key.Type switch
        {
            KeyType.Int or KeyType.Long when long.TryParse(text, CultureInfo.InvariantCulture, out _) => text,
            KeyType.Boolean when text is "true" or "false" => text,
            _ => null,
        };
    }

    private static string TypeOf(string java) => java is "int" or "long" or "boolean" or "double" ? java : "text";

    private static string Plain(KeyType type) => type switch
    {
        KeyType.Int => "int",
        KeyType.Long => "long",
        KeyType.Boolean => "boolean",
        KeyType.Double => "double",
        _ => "text",
    };

    private static async Task<IReadOnlyList<(string Class, string Name, string Type, string Default)>> ReadAsync(string version)
    {
        var folder = Directory.CreateTempSubdirectory("rocketmq-keys-").FullName;
        try
        {
            (await Shell.RunAsync("tar", ["-xzf", Checkout.Archive($"rocketmq-{version}.tar.gz"), "-C", folder, "--strip-components=1", "--wildcards", "*/lib/*"], "")).MustWork();
            var source = Path.Combine(Checkout.Root, "tests", "RocketMQ.Scripts.Tests", "Catalog", "Keys.java");
            var ran = (await Shell.RunAsync("java", ["-cp", Path.Combine(folder, "lib", "*"), source, .. Classes], "")).MustWork();
            return [.. ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).Where(c => c.Length == 4).Select(c => (c[0], c[1], c[2], c[3]))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
