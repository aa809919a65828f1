using System.Text.RegularExpressions;

namespace RocketMQ.Scripts.Tests;

/// <summary>What a script must not hold, because it travels at the head of the input it reads.</summary>
public sealed partial class ScriptTextTests
{
    public static TheoryData<string> Scripts => [.. Directory.GetFiles(Checkout.Scripts, "*.sh").Select(p => Path.GetFileName(p)!)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void No_line_looks_like_a_directive_of_its_input(string script) =>
        // The delete line gets the input of create, script included.
        Assert.DoesNotContain(File.ReadLines(Path.Combine(Checkout.Scripts, script)), line => Directive().IsMatch(line));

    [Theory]
    [InlineData("check.sh")]
    [InlineData("build.sh")]
    public void What_arrives_before_the_kit_needs_nothing_but_the_prelude(string script)
    {
        var lines = File.ReadAllLines(Path.Combine(Checkout.Scripts, script));
        Assert.Equal("main \"$@\"; exit", lines[^1]);
        Assert.Equal(["[[ ${PRELUDE:-} ]] || . \"${BASH_SOURCE[0]%/*}/prelude.sh\" || exit 1"], lines.Where(l => Sourcing().IsMatch(l)));
    }

    [GeneratedRegex("^## (set|add|file|template) ")]
    private static partial Regex Directive();

    [GeneratedRegex(@"(^|[|&;] *)(\.|source) ")]
    private static partial Regex Sourcing();
}
