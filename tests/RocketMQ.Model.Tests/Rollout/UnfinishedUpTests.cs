using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rollout;

/// <summary>What a preview reports after an <c>up</c> that did not finish. Applied is A; the unfinished one wanted B.</summary>
public sealed class UnfinishedUpTests
{
    private static readonly ClusterSpec A = Good.Version("4.7.1").With("fileReservedTime", "72");

    private static readonly ClusterPlan PlanA = ClusterPlanner.Plan(A);

    private static readonly string[] Slaves = ["broker-a-1", "broker-b-1"];

    private static readonly string[] Masters = ["broker-a-0", "broker-b-0"];

    [Fact]
    public void Nothing_is_reported_while_every_number_is_the_applied_one() => Assert.Equal("", Text(A, Numbers()));

    [Fact]
    public void Going_back_names_what_may_have_been_reached_as_restarted()
    {
        // The wish of the slaves goes back with this run: their numbers are drawn anew. The masters' steps were never begun.
        var text = Text(A, Numbers(drawnAnew: Slaves));
        Assert.Contains("unfinished  broker-a-1, broker-b-1  an earlier `up` wanted something else and did not finish; restarted, unless it runs this already", text, StringComparison.Ordinal);
        Assert.Contains("1.  broker-a-1  on h3  restart, unless it runs this already", text, StringComparison.Ordinal);
        Assert.EndsWith("\n  2.  broker-b-1  on h4  restart, unless it runs this already  unfinished\nUnchanged: namesrv@h1, namesrv@h2, namesrv@h3, broker-a-0, broker-b-0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_again_for_what_did_not_finish_lists_it_as_the_change_from_what_was_applied()
    {
        var b = A.With("sendMessageThreadPoolNums", "2");
        // B stands in the state already: its numbers are known, and not the applied ones.
        var text = Text(b, Numbers(known: "n2", of: [.. Slaves, .. Masters]));
        Assert.Contains("broker.conf  sendMessageThreadPoolNums (not given) => 2  restarts broker-a-1, then broker-b-1, then broker-a-0, then broker-b-0", text, StringComparison.Ordinal);
        // The unfinished one may have restarted any of them with just this.
        Assert.Contains("1.  broker-a-1  on h3  restart, unless it runs this already  sendMessageThreadPoolNums", text, StringComparison.Ordinal);
        Assert.Contains("4.  broker-b-0  on h2  restart, unless it runs this already  sendMessageThreadPoolNums", text, StringComparison.Ordinal);
        Assert.DoesNotContain("unfinished", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_only_some_were_wished_for_the_others_are_restarted_for_certain()
    {
        var text = Text(A.With("sendMessageThreadPoolNums", "2"), Numbers(known: "n2", of: Slaves, drawnAnew: Masters));
        Assert.Contains("1.  broker-a-1  on h3  restart, unless it runs this already  sendMessageThreadPoolNums", text, StringComparison.Ordinal);
        Assert.Contains("3.  broker-a-0  on h1  restart                               sendMessageThreadPoolNums", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_third_value_is_compared_with_the_applied_one_never_with_the_unfinished_wish()
    {
        var text = Text(A.With("fileReservedTime", "50"), Numbers(liveDrawnAnew: [.. Slaves, .. Masters]));
        Assert.Contains("fileReservedTime 72 => 50", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hot_change_beside_an_unfinished_restart_names_the_restart()
    {
        // B needed a restart and reached some; what is wanted now differs from A by a hot value alone.
        var text = Text(A.With("fileReservedTime", "50"), Numbers(drawnAnew: Slaves, liveDrawnAnew: [.. Slaves, .. Masters]));
        Assert.Contains("1.  broker-a-1  on h3  restart, unless it runs this already", text, StringComparison.Ordinal);
        Assert.Contains("3.  broker-a-0  on h1  live", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hot_values_of_an_unfinished_up_are_put_right_without_a_restart()
    {
        var text = Text(A, Numbers(liveDrawnAnew: Masters));
        Assert.Contains("unfinished  broker-a-0, broker-b-0  an earlier `up` wanted something else and did not finish; hot values are compared and put right, no restart", text, StringComparison.Ordinal);
        Assert.Contains("1.  broker-a-0  on h1  live", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_numbers_reports_no_unfinished_up() =>
        Assert.Equal("", ChangeText.Of(RunningCluster.Of(PlanA), PlanA, Numbers(drawnAnew: [.. Slaves, .. Masters])));

    [Fact]
    public void A_first_up_that_did_not_finish_is_reported_as_such()
    {
        Assert.StartsWith("No earlier `up` of this stack is on record.", ChangeText.OfFirst(PlanA), StringComparison.Ordinal);
        Assert.StartsWith("An earlier `up` of this stack did not finish", ChangeText.OfFirst(PlanA, begun: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_survive_the_text_in_which_a_stack_keeps_them()
    {
        var kept = RunningClusterText.Read(RunningClusterText.Write(Applied))!;
        Assert.Equal(Applied.Instances.Select(i => (i.Name, i.Intent, i.LiveIntent)), kept.Instances.Select(i => (i.Name, i.Intent, i.LiveIntent)));
        Assert.All(kept.Instances, i => Assert.Equal("n1", i.Intent));
    }

    private static RunningCluster Applied { get; } = RunningCluster.Of(PlanA, Numbers());

    private static string Text(ClusterSpec wanted, IReadOnlyDictionary<string, IntentNumbers> numbers) => ChangeText.Of(Applied, ClusterPlanner.Plan(wanted), numbers);

    private static Dictionary<string, IntentNumbers> Numbers(string[]? drawnAnew = null, string[]? liveDrawnAnew = null, string? known = null, string[]? of = null) =>
        PlanA.RolloutOrder.ToDictionary(
            RunningCluster.NameOf,
            i => new IntentNumbers(
                (drawnAnew ?? []).Contains(i.Name) ? null : known is not null && of!.Contains(i.Name) ? known : "n1",
                i.LiveDigest.Length == 0 ? "" : (liveDrawnAnew ?? []).Contains(i.Name) ? null : "l1"),
            StringComparer.Ordinal);
}
