using NJsonSchema;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Report;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Report;

/// <summary>The file of a pipeline: what it holds, and that its schema says so.</summary>
public sealed class FindingsReportTests
{
    private const string Stack = "organization/rocketmq/dev";

    [Fact]
    public void The_file_in_docs_is_what_the_types_say() => GeneratedPage.Check("findings.schema.json", FindingsSchema.Text());

    [Fact]
    public void Write_holds_everything_that_a_finding_has()
    {
        var plan = ClusterPlanner.Plan(Good);
        var report = FindingsReport.Create(Stack, RunKind.Preview, RunOutcome.Refused, [
            new("RMQ012", Severity.Info, "rules.disable.RMQ012", "switched off: \"lab\"", "r") { Accepted = new("\"lab\" <1>", [new("RMQ012", Severity.Warning, "cluster.brokerGroups.broker-a", "m", "r")]) },
            new("CFG001", Severity.Error, "cluster.haep", "not known", "heap"),
            new("CFG001", Severity.Error, "cluster.haep", "not known", "heap"),
        ], plan);

        Assert.Equal(
            """
            {
              "format": "rocketmq-findings/1",
              "stack": "organization/rocketmq/dev",
              "run": "preview",
              "outcome": "refused",
              "errors": 1,
              "warnings": 0,
              "notes": 0,
              "accepted": 1,
              "findings": [
                {
                  "id": "CFG001",
                  "severity": "error",
                  "title": null,
                  "field": "cluster.haep",
                  "instances": [],
                  "message": "not known",
                  "repair": "heap",
                  "docs": null,
                  "accepted": null
                },
                {
                  "id": "RMQ012",
                  "severity": "warning",
                  "title": "TITLE",
                  "field": "cluster.brokerGroups.broker-a",
                  "instances": [
                    "broker-a-0",
                    "broker-a-1"
                  ],
                  "message": "m",
                  "repair": "r",
                  "docs": "docs/rules.md#rmq012",
                  "accepted": "\"lab\" <1>"
                }
              ]
            }

            """.Replace("TITLE", RulePack.Find("RMQ012")!.Title, StringComparison.Ordinal),
            FindingsReportText.Write(report));
    }

    [Theory]
    [InlineData("hosts.nodes.h1.hostKey", "namesrv@h1 broker-a-0")]
    [InlineData("hosts.user", "")]
    [InlineData("cluster.nameServers.h2.heap", "namesrv@h2")]
    [InlineData("cluster.properties.fileReservedTime", "broker-a-0 broker-a-1 broker-b-0 broker-b-1")]
    [InlineData("cluster.brokerGroups.broker-b", "broker-b-0 broker-b-1")]
    [InlineData("cluster.brokerGroups.broker-b.properties.fileReservedTime", "broker-b-0 broker-b-1")]
    [InlineData("cluster.brokerGroups.broker-b.master.port", "broker-b-0")]
    [InlineData("cluster.brokerGroups.broker-b.slaves[0]", "broker-b-1")]
    [InlineData("cluster.brokerGroups.broker-b.slaves[1]", "")]
    [InlineData("cluster.brokerGroups.broker", "")]
    [InlineData("release.version", "")]
    public void Create_instances_are_those_of_the_field(string field, string instances)
    {
        var report = FindingsReport.Create(Stack, RunKind.Up, RunOutcome.Passed, [new("RMQ020", Severity.Warning, field, "m", "r")], ClusterPlanner.Plan(Good));
        Assert.Equal(instances, string.Join(' ', Assert.Single(report.Findings).Instances));
    }

    public static TheoryData<string> Clusters => ["good", "production", "bad", "switched-off", "not-planned", "nothing"];

    [Theory]
    [MemberData(nameof(Clusters))]
    public async Task Schema_accepts_what_is_written(string cluster)
    {
        var spec = cluster switch
        {
            "production" => Production,
            "bad" => Good.Version("4.7.1").With("flushCommitLogLeastPage", "1").With("autoCreateTopicEnable", "true") with { Production = true },
            "switched-off" => Good with { DisabledRules = RulePack.Rules.Where(r => r.CanBeSwitchedOff).ToDictionary(r => r.Id, _ => "a test, with ü and \"") },
            "not-planned" => Good with { NameServers = [new NameServerSpec { Host = "nowhere" }] },
            _ => Good,
        };
        var plan = cluster == "not-planned" ? null : ClusterPlanner.Plan(spec);
        var findings = plan is null ? StackCheck.Run(spec).Findings : RulePack.Run(spec, plan);
        var refused = findings.Any(f => f.Severity == Severity.Error);
        var report = FindingsReport.Create(Stack, RunKind.Preview, refused ? RunOutcome.Refused : RunOutcome.Passed, cluster == "nothing" ? [] : findings, plan);
        Assert.Equal(cluster is "bad" or "not-planned", refused);
        Assert.Equal(cluster == "nothing" ? 0 : findings.Count(f => f.Accepted is null), report.Errors + report.Warnings + report.Notes);
        Assert.Empty((await SchemaAsync()).Validate(FindingsReportText.Write(report)));
    }

    [Theory]
    [InlineData("\"preview\"", "\"look\"")]
    [InlineData("\"passed\"", "\"Passed\"")]
    [InlineData("\"format\": \"rocketmq-findings/1\"", "\"format\": \"rocketmq-findings/2\"")]
    [InlineData("\"severity\": \"warning\"", "\"severity\": \"info\"")]
    [InlineData("\"severity\": \"warning\"", "\"severity\": 1")]
    [InlineData("\"errors\": 0", "\"errors\": \"none\"")]
    [InlineData("\"message\": \"m\",", "")]
    [InlineData("\"message\": \"m\"", "\"message\": null")]
    [InlineData("\"stack\":", "\"stacks\":")]
    [InlineData("\"accepted\": null", "\"accepted\": false")]
    public async Task Schema_refuses_anything_else(string right, string wrong)
    {
        var text = FindingsReportText.Write(FindingsReport.Create(Stack, RunKind.Preview, RunOutcome.Passed, [new("CFG021", Severity.Warning, "hosts.nodes.h1", "m", "r")], null));
        var schema = await SchemaAsync();
        Assert.Empty(schema.Validate(text));
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.NotEmpty(schema.Validate(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void IsReport_by_how_a_file_begins_and_nothing_else_is_one()
    {
        var text = FindingsReportText.Write(FindingsReport.Create(Stack, RunKind.Up, RunOutcome.Passed, [], null));
        Assert.True(FindingsReportText.IsReport(text[..64]));
        Assert.All(["", "{}", "{ \"format\": \"rocketmq-findings/1\" }", " " + text, "{\n  \"format\": \"other/1\""], t => Assert.False(FindingsReportText.IsReport(t)));
    }

    private static async Task<JsonSchema> SchemaAsync() => await JsonSchema.FromJsonAsync(FindingsSchema.Text());
}
