using System.Diagnostics;
using CsCheck;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Tests.Rendering;

public sealed class BundleTests
{
    // Everything that a shell, the line format or a terminal could take for something else.
    private static readonly Gen<string> HostileLine =
        Gen.OneOf(Gen.Const("## set x y"), Gen.Const("\\## file /a 0640 a:b"), Gen.Const("$(touch /tmp/owned) `id` \"'\\"), Gen.String[Gen.Char[" #\\$`'\"%;&|<>*?~ä€\ta"], 0, 30]);

    private static readonly Gen<string> HostileValue = HostileLine.Select(v => v.Replace("\t", " "));

    [Fact]
    public void HasTheDocumentedForm() => Assert.Equal(
        "## set host rocketmq01\n## set timeout 120\n## add dir /a\n## add dir /b\n## file /etc/x 0640 root:rocketmq\none\n\\## two\n\nthree\n",
        new Bundle().Set("host", "rocketmq01").Set("timeout", 120).Add("dir", ["/a", "/b"])
            .File(new("/etc/x", "0640", "root:rocketmq", "one\n## two\n\nthree\n")).ToString());

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [InlineData("\u0085")]
    public void RefusesAValueThatIsNoLine(string value)
    {
        Assert.DoesNotContain(value, Assert.Throws<ArgumentException>(() => new Bundle().Set("x", value)).Message);
        Assert.Throws<ArgumentException>(() => new Bundle().Add("x", value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\n## set y z")]
    [InlineData("ä")]
    public void RefusesAName(string name) => Assert.Throws<ArgumentException>(() => new Bundle().Set(name, "x"));

    [Theory]
    [InlineData("relative", "0640", "a:b", "")]
    [InlineData("/with blank", "0640", "a:b", "")]
    [InlineData("/line\nfeed", "0640", "a:b", "")]
    [InlineData("/x", "640 x", "a:b", "")]
    [InlineData("/x", "0940", "a:b", "")]
    [InlineData("/x", "0640", "a", "")]
    [InlineData("/x", "0640", "a:b c", "")]
    [InlineData("/x", "0640", "a:b", "nul\0")]
    public void RefusesAFile(string path, string mode, string owner, string content) =>
        Assert.Throws<ArgumentException>(() => new Bundle().File(new(path, mode, owner, content)));

    [Fact]
    public void RefusesWhatStandsTwice()
    {
        Assert.Throws<ArgumentException>(() => new Bundle().Set("x", "1").Set("x", "2"));
        Assert.Throws<ArgumentException>(() => new Bundle().File(new("/x", "0640", "a:b", "")).File(new("/x", "0600", "a:b", "")));
    }

    [Fact]
    public void RefusesAnEmptyEntryOfAList() => Assert.Throws<ArgumentException>(() => new Bundle().Add("dir", ""));

    // The reader is the shell script of the hosts itself: many cases in one bash.
    [Fact]
    public void IsReadBackByThePrelude() => Gen.Select(HostileValue.Array[1, 20], HostileLine.Array[0, 20]).Sample(
        (values, content) =>
        {
            var bundle = new Bundle().File(new("/first", "0640", "root:root", string.Concat(content.Select(l => l + "\n"))));
            for (var i = 0; i < values.Length; i++)
            {
                bundle.Set($"v{i}", values[i]).Add("list", "x" + values[i]);
            }

            bundle.File(new("/second", "0600", "root:root", "end\n"));
            var expected = string.Concat(values.Select(v => v + "\n")) + string.Concat(values.Select(v => $"x{v}\n"))
                + string.Concat(content.Select(l => l + "\n")) + "0640 root:root /first /second end\n";
            Assert.Equal(expected, ReadBack(bundle.ToString(), values.Length));
        },
        iter: 20,
        threads: 1);

    private static string ReadBack(string bundle, int values)
    {
        var prelude = Path.Combine(Repository.Root, "components", "RocketMQ.Components", "Scripts", "prelude.sh");
        var script = $". '{prelude}'; read_bundle; for ((i = 0; i < {values}; i++)); do setting v$i; echo; done; items list; "
            + "cat \"${FILE_BODY[/first]}\"; echo \"${FILE_MODE[/first]} ${FILE_OWNER[/first]} ${FILES[*]} $(<\"${FILE_BODY[/second]}\")\"";
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        bash.StandardInput.Write(bundle);
        bash.StandardInput.Close();
        return bash.StandardOutput.ReadToEnd();
    }
}
