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
        // What stands in front of it already is not read again.
        Assert.All(lines.Where(l => Sourcing().IsMatch(l)), l => Assert.Matches(@" \|\| \. ""\$\{BASH_SOURCE\[0\]%/\*\}/[a-z-]+\.sh"" \|\| exit 1$", l));
    }

    [Fact]
    public void Every_command_of_a_step_is_asked_for_by_the_check()
    {
        // Looked for before their use, or of use only where they are there.
        HashSet<string> optional = ["apt-get", "bash", "chattr", "curl", "free", "fuser", "jar", "lsattr", "mount", "setpriv", "size", "swapoff", "sysctl", "systemd", "timedatectl", "top", "unzip", "wget", "zip"];
        var asked = CommandList().Match(File.ReadAllText(Path.Combine(Checkout.Scripts, "check.sh"))).Groups[1].Value.Split([' ', '\\', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var programs = new[] { "/usr/bin", "/usr/sbin", "/bin", "/sbin" }.Where(Directory.Exists).SelectMany(Directory.GetFiles).Select(p => Path.GetFileName(p)!).ToHashSet(StringComparer.Ordinal);
        var texts = Directory.GetFiles(Checkout.Scripts, "*.sh").Where(p => !Elsewhere.Contains(Path.GetFileName(p))).Select(File.ReadAllText).ToList();
        var own = texts.SelectMany(t => Function().Matches(t)).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var used = texts.SelectMany(t => Command().Matches(Comment().Replace(t, ""))).Select(m => m.Groups[1].Value)
            .Where(c => programs.Contains(c) && !own.Contains(c) && !Builtins.Contains(c)).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Contains("sha512sum", used);
        Assert.Empty(used.Except(asked).Except(optional));
    }

    [Fact]
    public void Page_of_what_a_host_needs_has_every_row_of_the_check()
    {
        var rows = Directory.GetFiles(Checkout.Scripts, "check*.sh").SelectMany(File.ReadLines).Select(l => Begin().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value);
        var page = File.ReadLines(Path.Combine(Checkout.Root, "docs", "hosts.md")).Select(l => Row().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value);
        // These are seen from the machine that runs Pulumi.
        Assert.Equal(rows.Concat(["sftp", "clocks", "stores"]).Order(StringComparer.Ordinal), page.Order(StringComparer.Ordinal));
    }

    // Run on another machine, or by an operator, to whom they say what they miss.
    private static readonly HashSet<string> Elsewhere = ["build.sh", "mqadmin.sh", "support.sh"];

    private static readonly HashSet<string> Builtins = [.. "[ cd command declare echo eval exec exit export false hash kill let local printf pwd read return set shift source test times trap true type ulimit umask unset wait".Split(' ')];

    [GeneratedRegex(@"for name in ([a-z0-9 \\\n-]+) \$\{extra", RegexOptions.None)]
    private static partial Regex CommandList();

    [GeneratedRegex(@"(?:^|[|;&({]|\$\(|\bthen|\bdo|\belse|\bif|\bwhile|\belif|!|timeout (?:-\S+ \S+ )*\S+|xargs (?:-\S+ )*)[ \t]*([a-z][a-z0-9_-]*)(?=[ \n);|<>]|$)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^\s*([a-z_0-9]+)\(\)", RegexOptions.Multiline)]
    private static partial Regex Function();

    [GeneratedRegex(@"^\s*#.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("^ *begin ([a-z_-]+)")]
    private static partial Regex Begin();

    [GeneratedRegex(@"^\| `([a-z_-]+)` \|")]
    private static partial Regex Row();

    [GeneratedRegex("^## (set|add|file|template) ")]
    private static partial Regex Directive();

    [GeneratedRegex(@"(^|[|&;] *)(\.|source) ")]
    private static partial Regex Sourcing();
}
