namespace RocketMQ.Scripts.Tests;

/// <summary>infra/launch with a dotnet that only pretends: when it builds, what it runs, and what it reports when it cannot.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class LauncherTests : IDisposable
{
    private const string Dotnet = """
        #!/bin/bash
        here=${0%/*}/..
        case ${1-} in
          --list-sdks) cat "$here/sdks" 2>/dev/null ;;
          build)
            echo build >>"$here/builds"
            while (($#)); do [[ $1 != --artifacts-path ]] || out=$2; shift; done
            [[ ! -e $here/slow ]] || { : >"$here/building"; until [[ -e $here/go ]]; do read -rt 0.1 <> <(:) || :; done; }
            [[ ! -e $here/broken ]] || { echo "Program.cs(1,1): error CS1002: ; expected [Infra.csproj]"; exit 1; }
            mkdir -p "$out/bin/Infra/debug" && cat "$here/checkout/infra/Program.cs" >"$out/bin/Infra/debug/Infra.dll" ;;
          *) printf 'ran %s %s\n' "$(cat "$1")" "${*:2}" ;;
        esac
        """;

    private readonly string root = Directory.CreateTempSubdirectory("rocketmq-launch ").FullName;

    public LauncherTests()
    {
        foreach (var folder in new[] { "bin", "sdk/10.0.1", "checkout/infra", "checkout/components" })
        {
            Directory.CreateDirectory(Path.Combine(root, folder));
        }

        Write("bin/dotnet", Dotnet);
        Write("sdks", "10.0.1 [/x]\n");
        Write("checkout/infra/Program.cs", "one");
        Write("checkout/components/A.cs", "a");
        Write("checkout/Directory.Packages.props", "<Project/>");
        Write("checkout/infra/launch", File.ReadAllText(Path.Combine(Checkout.Root, "infra", "launch")));
        // The SDKs are looked for beside the dotnet that is found.
        Directory.CreateSymbolicLink(Path.Combine(root, "bin", "sdk"), Path.Combine(root, "sdk"));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Launch_builds_once_and_starts_at_once_from_then_on()
    {
        var first = (await LaunchAsync("places", "x")).MustWork();
        Assert.Equal("ran one places x\n", first.Output);
        Assert.Contains("a source has changed: building", first.Errors, StringComparison.Ordinal);
        var second = (await LaunchAsync("places", "x")).MustWork();
        Assert.Equal("ran one places x\n", second.Output);
        Assert.Equal("", second.Errors);
        Assert.Equal(1, Builds);
    }

    [Theory]
    [InlineData("changed source")]
    [InlineData("changed source with an old date")]
    [InlineData("deleted source")]
    [InlineData("new source")]
    [InlineData("package version")]
    [InlineData("global.json")]
    [InlineData("another SDK")]
    public async Task Launch_builds_again_after_a_change_of(string what)
    {
        Write("checkout/infra/B.cs", "b");
        (await LaunchAsync()).MustWork();
        switch (what)
        {
            case "changed source": Write("checkout/infra/Program.cs", "two"); break;
            case "changed source with an old date":
                Write("checkout/infra/Program.cs", "two");
                File.SetLastWriteTimeUtc(Path.Combine(root, "checkout/infra/Program.cs"), DateTime.UnixEpoch);
                break;
            case "deleted source": File.Delete(Path.Combine(root, "checkout/infra/B.cs")); break;
            case "new source": Write("checkout/components/C.cs", "c"); break;
            case "package version": Write("checkout/Directory.Packages.props", "<Project><!-- 2 --></Project>"); break;
            case "global.json": Write("checkout/global.json", "{}"); break;
            default: Directory.CreateDirectory(Path.Combine(root, "sdk/10.0.2")); break;
        }

        (await LaunchAsync()).MustWork();
        Assert.Equal(2, Builds);
        (await LaunchAsync()).MustWork();
        Assert.Equal(2, Builds);
    }

    [Fact]
    public async Task Failed_build_shows_the_errors_and_runs_nothing()
    {
        (await LaunchAsync()).MustWork();
        Write("checkout/infra/Program.cs", "two");
        Write("broken", "");
        var failed = (await LaunchAsync()).MustFail("error CS1002: ; expected", "the build failed", "nothing was run");
        Assert.Equal("", failed.Output);
        File.Delete(Path.Combine(root, "broken"));
        Assert.Equal("ran two \n", (await LaunchAsync()).MustWork().Output);
    }

    [Fact]
    public async Task Two_at_once_build_once()
    {
        Write("slow", "");
        var both = new[] { LaunchAsync(), LaunchAsync() };
        await WaitForAsync("building");
        Write("go", "");
        Assert.All(await Task.WhenAll(both), r => Assert.Equal("ran one \n", r.MustWork().Output));
        Assert.Equal(1, Builds);
    }

    [Fact]
    public async Task Running_program_keeps_its_own_files_when_a_new_one_is_built()
    {
        (await LaunchAsync()).MustWork();
        var running = Assert.Single(Directory.GetFiles(Path.Combine(root, "checkout/.dev/program/run"), "Infra.dll", SearchOption.AllDirectories));
        Write("checkout/infra/Program.cs", "two");
        (await LaunchAsync()).MustWork();
        Assert.Equal("one", await File.ReadAllTextAsync(running));
    }

    [Fact]
    public async Task Missing_SDK_and_missing_dotnet_are_reported_with_what_to_do()
    {
        Write("sdks", "");
        (await LaunchAsync()).MustFail("has no SDK", "install the .NET SDK 10", "./quickstart env");
        File.Delete(Path.Combine(root, "bin/dotnet"));
        (await LaunchAsync()).MustFail("there is no dotnet on the PATH", "install the .NET SDK 10");
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_is_named()
    {
        // A file where the folder should be: also root cannot write there.
        Write("checkout/.dev", "");
        (await LaunchAsync()).MustFail(".dev/program cannot be written", "work in a clone of your own");
    }

    private int Builds => File.Exists(Path.Combine(root, "builds")) ? File.ReadAllLines(Path.Combine(root, "builds")).Length : 0;

    private async Task WaitForAsync(string file)
    {
        for (var i = 0; i < 600 && !File.Exists(Path.Combine(root, file)); i++)
        {
            await Task.Delay(50);
        }

        Assert.True(File.Exists(Path.Combine(root, file)), $"{file} did not appear");
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(root, path);
        File.WriteAllText(file, text);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<StepResult> LaunchAsync(params string[] arguments) =>
        Shell.RunAsync("env", [$"PATH={root}/bin:{Path.Combine(root, "tools")}:{Tools()}", "/bin/bash", Path.Combine(root, "checkout/infra/launch"), .. arguments], "");

    /// <summary>Everything of this machine but its own dotnet.</summary>
    private string Tools()
    {
        var tools = Path.Combine(root, "tools");
        if (!Directory.Exists(tools))
        {
            Directory.CreateDirectory(tools);
            foreach (var program in Directory.EnumerateFiles("/usr/bin").Select(p => Path.GetFileName(p)!).Where(p => p != "dotnet"))
            {
                File.CreateSymbolicLink(Path.Combine(tools, program), $"/usr/bin/{program}");
            }
        }

        return tools;
    }
}
