namespace RocketMQ.Live.Tests;

/// <summary>The long form (<c>./test long</c>): what takes too long for every run of CI.</summary>
internal static class LongForm
{
    public static bool On => Environment.GetEnvironmentVariable("ROCKETMQ_TEST_LONG") == "1";
}
