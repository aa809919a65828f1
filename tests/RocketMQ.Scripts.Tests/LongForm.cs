namespace RocketMQ.Scripts.Tests;

/// <summary>The long form (<c>./test long</c>): what takes too long for every run of CI.</summary>
internal static class LongForm
{
    /// <summary>How many times more kills than the short form has.</summary>
    private const int Factor = 3;

    public static bool On => Environment.GetEnvironmentVariable("ROCKETMQ_TEST_LONG") == "1";

    /// <summary>Between two kills: <paramref name="stride"/> commands in the long form, some more in the short one.</summary>
    public static int Stride(int stride) => On ? stride : stride * Factor;

    /// <summary>The least number of kills that a loop must have made, of <paramref name="kills"/> in the long form.</summary>
    public static int AtLeast(int kills) => On ? kills : Math.Max(1, kills / Factor);

    /// <summary>Of commands to be killed at: all in the long form, every third in the short one.</summary>
    public static IEnumerable<int> Of(IEnumerable<int> commands) => On ? commands : commands.Where((_, i) => i % Factor == 1);
}
