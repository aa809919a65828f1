namespace RocketMQ.Live.Tests;

/// <summary>What a program came to.</summary>
internal sealed record Ran(string Line, int ExitCode, string Output, string Errors)
{
    /// <summary>Everything it said.</summary>
    public string All => Output + Errors;

    public Ran MustWork()
    {
        Assert.True(ExitCode == 0, $"{Line}\nended with {ExitCode}:\n{All}");
        return this;
    }

    public Ran MustFail()
    {
        Assert.True(ExitCode != 0, $"{Line}\nshould have failed, it said:\n{All}");
        return this;
    }
}
