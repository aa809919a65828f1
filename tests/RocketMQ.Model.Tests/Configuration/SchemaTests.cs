using System.Text.Json.Nodes;
using CsCheck;
using NJsonSchema;
using RocketMQ.Model.Catalog;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Configuration;

public sealed class SchemaTests
{
    // Mistakes of form are the schema's; what fields mean to each other is the reader's alone.
    private static readonly string[] SeenBySchema = ["misspelt-field", "heap-without-unit", "key-with-a-field", "version-as-number", "host-key-with-name", "everything-at-once"];

    public static TheoryData<string> Examples => Files("examples");

    public static TheoryData<string> Broken => Files("broken");

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Accepts_the_examples(string file) => Assert.Empty(await Errors(Yaml("examples", file)));

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Refuses_the_broken_ones_that_are_wrong_in_form(string file) =>
        Assert.Equal(SeenBySchema.Contains(file), (await Errors(Yaml("broken", file))).Count > 0);

    [Theory]
    [InlineData("rocketmq:clusters: {}", false)]
    [InlineData("aws:region: eu-west-1", true)]
    [InlineData("rocketmq:production: maybe", false)]
    [InlineData("rocketmq:production: \"true\"", true)]
    [InlineData("rocketmq:preflight: never", false)]
    [InlineData("rocketmq:cluster: { startTimeout: 9 }", false)]
    [InlineData("rocketmq:cluster: { startTimeout: 10 }", true)]
    [InlineData("rocketmq:cluster: { nameServers: rocketmq01 }", false)]
    [InlineData("rocketmq:cluster: { brokerGroups: { broker-a: { slaves: [{ port: 10911 }] } } }", false)]
    [InlineData("rocketmq:cluster: { properties: { longPollingEnable: 1 } }", false)]
    [InlineData("rocketmq:cluster: { properties: { longPollingEnable: true, fileReservedTime: 48, aKeyOfAPlugIn: x } }", true)]
    [InlineData("rocketmq:cluster: { properties: { brokerRole: SLAVE } }", false)]
    [InlineData("rocketmq:cluster: { nameServers: { mq1: { properties: { orderMessageEnable: maybe } } } }", false)]
    [InlineData("rocketmq:hosts: { nodes: { Rocket: {} } }", false)]
    [InlineData("rocketmq:hosts: { password: { secure: abc } }", true)]
    [InlineData("rocketmq:hosts: { password: { secret: abc } }", false)]
    public async Task Judges_single_fields(string line, bool valid) => Assert.Equal(valid, (await Errors($"config:\n  {line}\n")).Count == 0);

    [Theory]
    [InlineData("rocketmq:report: findings.json", true)]
    [InlineData("rocketmq:report: -o", false)]
    [InlineData("rocketmq:report: {}", false)]
    [InlineData("rocketmq:rules: { disable: { RMQ012: \"two are enough\" } }", true)]
    [InlineData("rocketmq:rules: { disable: { RMQ012: 1 } }", false)]
    [InlineData("rocketmq:rules: { disable: [RMQ012] }", false)]
    [InlineData("rocketmq:rules: { disable: { rmq12: because } }", false)]
    [InlineData("rocketmq:release: { version: \"4.9.8\", sha512: abc }", false)]
    [InlineData("rocketmq:promotion: { from: staging, soak: 24h }", true)]
    [InlineData("rocketmq:promotion: { from: \"s3://bucket/staging\" }", false)]
    [InlineData("rocketmq:destroy: { data: remove }", false)]
    [InlineData("rocketmq:hosts: { nodes: { mq1: { adress: 10.0.0.1 } } }", false)]
    [InlineData("rocketmq:cluster: { heap: { broker: 4gb } }", false)]
    [InlineData("rocketmq:cluster: { flushDiskType: sync }", false)]
    public async Task Judges_fields_as_the_reader_does(string line, bool valid)
    {
        Assert.Equal(valid, (await Errors($"config:\n  {line}\n")).Count == 0);
        // What a single line leaves out, such as hosts, is no error of form of that line.
        var field = line[..line.IndexOf(": ", StringComparison.Ordinal)]["rocketmq:".Length..];
        Assert.Equal(valid, !StackFile.Read($"config:\n  {line}\n").Findings.Any(f => f.Severity == Severity.Error && f.Path.StartsWith(field, StringComparison.Ordinal)));
    }

    /// <summary>Every stack configuration that the docs show, and those of stacks in this checkout.</summary>
    public static TheoryData<string> Shown => [.. StackFiles.InDocs().Concat(StackFiles.InCheckout()).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task Accepts_every_stack_configuration_of_the_repository(string name)
    {
        var yaml = StackFiles.InDocs().Concat(StackFiles.InCheckout()).Single(f => f.Name == name).Yaml;
        Assert.Empty(await Errors(yaml));
        Assert.DoesNotContain(StackFile.Read(yaml).Findings, f => f.Id is CfgIds.UnknownField or CfgIds.WrongType or CfgIds.BadForm or CfgIds.BadChoice or CfgIds.OutOfRange);
    }

    [Fact]
    public void Stack_configurations_of_the_docs_are_found()
    {
        var names = StackFiles.InDocs().Select(f => f.Name).ToList();
        Assert.Contains(names, n => n.StartsWith("README.md", StringComparison.Ordinal));
        Assert.Contains(names, n => n.StartsWith("docs/rules.md", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Accepts_whatever_the_reader_accepts()
    {
        var schema = await JsonSchema.FromJsonAsync(ConfigSchema.Text());

        void Valid(StackConfig config) => Assert.Empty(schema.Validate(new JsonObject
        {
            ["config"] = new JsonObject(Full.Json(config).Select(o => KeyValuePair.Create("rocketmq:" + o.Key, o.Value?.DeepClone()))),
        }.ToJsonString()));

        Assert.All(new[] { Full.Ssh, Full.Docker, Full.Part }, Valid);
        RoundTripTests.Config.Sample(Valid, iter: 20, threads: 1);
    }

    [Fact]
    public void The_file_in_docs_is_what_the_code_says() => GeneratedPage.Check("stack-config.schema.json", ConfigSchema.Text());

    [Fact]
    public void Editors_are_offered_every_key_that_a_version_reads_with_what_is_known_of_it()
    {
        var definitions = JsonNode.Parse(ConfigSchema.Text())!["definitions"]!;
        var broker = definitions["brokerKeys"]!["properties"]!.AsObject();
        var readByAny = ReleaseVersion.Known.SelectMany(v => KeyCatalog.For(v).For(InstanceKind.Broker)).Where(k => k.Status == KeyStatus.Read).Select(k => k.Name);
        Assert.Equal(readByAny.Except(DescriptionKeys.OfBrokers.Keys).Distinct().Order(StringComparer.Ordinal), broker.Select(k => k.Key));
        Assert.Equal(
            "MessageStoreConfig, int. 1 to 87600 hours. Default: 4.7.1 72, 4.9.8 72, 5.3.3 72. A change: hot (4.7.1, 5.3.3).",
            broker["fileReservedTime"]!["description"]!.GetValue<string>());
        Assert.Contains("4.7.1 does not read it", broker["inSyncReplicas"]!["description"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull(definitions["nameServerKeys"]!["properties"]!["orderMessageEnable"]);
        Assert.Null(definitions["nameServerKeys"]!["properties"]!["fileReservedTime"]);
    }

    [Fact]
    public void Every_field_has_a_description()
    {
        static IEnumerable<ConfigField> All(ConfigField f) => f.Fields.Concat(f.Item is null ? [] : [f.Item]).SelectMany(All).Append(f);
        Assert.All(All(ConfigTree.Root).Where(f => f.Name.Length > 0), f => Assert.NotEmpty(f.Description));
    }

    private static async Task<ICollection<NJsonSchema.Validation.ValidationError>> Errors(string yaml) =>
        (await JsonSchema.FromJsonAsync(ConfigSchema.Text())).Validate(StackFile.ToJson(yaml)!.ToJsonString());

    private static TheoryData<string> Files(string folder) =>
        [.. Directory.GetFiles(Path.Combine(StackFile.Folder(), folder), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    private static string Yaml(string folder, string file) => File.ReadAllText(Path.Combine(StackFile.Folder(), folder, file + ".yaml"));
}
