namespace RocketMQ.Scripts.Tests;

/// <summary>Runs functions of the step scripts on this machine with canned answers (canned.sh): no host, no RocketMQ, no systemd.</summary>
internal static class Canned
{
    private static readonly string Program = Path.Combine(Checkout.Root, "tests", "RocketMQ.Scripts.Tests", "canned.sh");

    /// <summary>What a name server answers that knows these brokers of broker-a: <c>id:"ip:port"</c>, joined by commas.</summary>
    public static string Knows(string brokers) =>
        "106 {\"brokerAddrTable\":{\"broker-a\":{\"brokerAddrs\":{" + brokers + "},\"brokerName\":\"broker-a\",\"cluster\":\"test\"}}}";

    /// <summary>What a broker answers whose commit log ends there.</summary>
    public static string Holds(int bytes) =>
        "28 {\"table\":{\"commitLogMaxOffset\":\"" + bytes + "\",\"brokerVersionDesc\":\"V4_7_1\",\"runtime\":\"[ 1 days, 0 hours, 0 minutes, 1 seconds ]\"}}";

    /// <summary>Runs a function.</summary>
    /// <param name="call">STEP FUNCTION ARGUMENT…</param>
    /// <param name="lines">The case, as canned.sh reads it.</param>
    public static Task<StepResult> RunAsync(string call, params IEnumerable<string> lines) =>
        Shell.RunAsync("bash", [Program, Checkout.Scripts, .. call.Split(' ')], string.Concat(lines.Select(l => l + "\n")), 60);

    /// <summary>The advice of a step that failed: its last line.</summary>
    public static string Advice(StepResult failed) => failed.Errors[(failed.Errors.LastIndexOf("  next:", StringComparison.Ordinal) + 7)..].Trim();
}
