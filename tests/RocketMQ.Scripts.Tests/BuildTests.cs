using System.Security.Cryptography;

namespace RocketMQ.Scripts.Tests;

/// <summary>build on this machine, with a Maven that only pretends: what is asked of it, what is kept, what is told when it fails.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class BuildTests : IDisposable
{
    private const string Maven = """
        #!/bin/bash
        printf '%s\n' "$@" >"$PRETEND/arguments"
        echo run >>"$PRETEND/runs"
        for a; do [[ $a != *settings.xml ]] || { cat "$a" >"$PRETEND/settings"; stat -c %a "$a" >"$PRETEND/settings-mode"; }; done
        [[ ! -e $PRETEND/script ]] || . "$PRETEND/script"
        mkdir -p distribution/target
        echo built >distribution/target/rocketmq-4.7.1.tar.gz
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("rocketmq-build ").FullName;

    public BuildTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, "bin"));
        Directory.CreateDirectory(Path.Combine(_root, "src", "rocketmq-all-4.7.1"));
        Write("bin/mvn", Maven);
        Write("bin/javac", "#!/bin/bash\necho javac 17.0.1\n");
        Write("src/rocketmq-all-4.7.1/pom.xml", "<project/>\n");
        System.IO.Compression.ZipFile.CreateFromDirectory(Path.Combine(_root, "src"), Source);
    }

    private string Source => Path.Combine(_root, "source release.zip");

    private string Cache => Path.Combine(_root, "cache");

    private string Sha => Convert.ToHexStringLower(SHA512.HashData(File.ReadAllBytes(Source)));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Built_once_for_each_content()
    {
        var first = (await BuildAsync()).MustWork();
        Assert.Single(first.Changes);
        var path = first.Json.GetProperty("path").GetString()!;
        Assert.StartsWith(Cache, path, StringComparison.Ordinal);
        Assert.EndsWith("/rocketmq-4.7.1.tar.gz", path, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA512.HashData(await File.ReadAllBytesAsync(path))), first.Json.GetProperty("sha512").GetString());

        // Without Maven, JDK and source: a second call needs none of them.
        File.Delete(Path.Combine(_root, "bin/mvn"));
        var sha = Sha;
        File.Delete(Source);
        var second = (await BuildAsync($"## set sha512 {sha}")).MustWork();
        Assert.Empty(second.Changes);
        Assert.Equal(path, second.Json.GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("17.0.1", true)]
    [InlineData("12", true)]
    [InlineData("11.0.2", false)]
    [InlineData("1.8.0_292", false)]
    public async Task A_new_jdk_gets_the_language_level_it_accepts(string jdk, bool overridden)
    {
        Write("bin/javac", $"#!/bin/bash\necho javac {jdk}\n");
        (await BuildAsync()).MustWork();
        var arguments = await File.ReadAllLinesAsync(Path.Combine(_root, "arguments"));
        string[] level = ["-Dmaven.compiler.source=8", "-Dmaven.compiler.target=8"];
        Assert.Equal(
            ["-B", "-Prelease-all", "-DskipTests", $"-Dmaven.repo.local={Cache}/maven-repository", .. overridden ? level : [], "clean", "install", "-U"], arguments);
    }

    [Fact]
    public async Task A_mirror_goes_into_settings_that_nobody_else_can_read()
    {
        (await BuildAsync("## set mirror https://me:secret@mirror.example/a?b&c<d")).MustWork();
        Assert.Contains("<url>https://me:secret@mirror.example/a?b&amp;c&lt;d</url>", await File.ReadAllTextAsync(Path.Combine(_root, "settings")), StringComparison.Ordinal);
        Assert.Equal("600\n", await File.ReadAllTextAsync(Path.Combine(_root, "settings-mode")));
        Assert.DoesNotContain("secret", await File.ReadAllTextAsync(Path.Combine(_root, "arguments")), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Cache, "settings.xml", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Two_calls_at_once_build_once()
    {
        // The first one waits inside Maven until the second one waits for the lock.
        Write("script", "for _ in {1..600}; do (($(pgrep -fc \"flock 9\") > 0)) && break; sleep 0.05; done\n");
        var both = await Task.WhenAll(BuildAsync(), BuildAsync());
        Assert.All(both, b => b.MustWork());
        Assert.Equal(1, both.Sum(b => b.Changes.Count));
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(_root, "runs")));
    }

    [Fact]
    public async Task Cut_off_in_the_middle_it_builds_again()
    {
        Write("script", "kill -9 $PPID; exit 1\n");
        Assert.NotEqual(0, (await BuildAsync()).ExitCode);
        File.Delete(Path.Combine(_root, "script"));
        Assert.Single((await BuildAsync()).MustWork().Changes);
    }

    [Fact]
    public async Task An_archive_that_was_spoilt_in_the_cache_is_built_again()
    {
        var path = (await BuildAsync()).MustWork().Json.GetProperty("path").GetString()!;
        await File.AppendAllTextAsync(path, "x");
        Assert.Single((await BuildAsync()).MustWork().Changes);
        Assert.Equal("built\n", await File.ReadAllTextAsync(path));
    }

    [Theory]
    [InlineData("[ERROR] Failed: Could not transfer artifact a:b:pom:1 from/to mirror: Unknown host repo.example", "could not fetch", "mavenMirror")]
    [InlineData("[ERROR] Could not find artifact a:b:jar:1 in mirror", "Could not find artifact a:b:jar:1", "mavenMirror")]
    [InlineData("[ERROR] Connect to repo.example:443 failed: Connection refused", "Connection refused", "mavenMirror")]
    [InlineData("[ERROR] Connection timed out (Read failed)", "Connection timed out", "mavenMirror")]
    [InlineData("[ERROR] connect: Network is unreachable", "Network is unreachable", "mavenMirror")]
    [InlineData("[ERROR] java.net.UnknownHostException: repo.example", "could not fetch", "mavenMirror")]
    [InlineData("[ERROR] status code: 503, reason phrase: Service Unavailable (503)", "could not fetch", "mavenMirror")]
    [InlineData("[ERROR] a:b:jar:1 was not found in https://repo.example", "a:b:jar:1 was not found in", "mavenMirror")]
    [InlineData("[ERROR] java.io.IOException: No space left on device", "no space left", "free 1 GiB")]
    [InlineData("[ERROR] invalid target release: 1.6", "refuses the language level", "JDK 8, 11 or 17")]
    [InlineData("[ERROR] Source option 6 is no longer supported. Use 7 or later.", "refuses the language level", "JDK 8, 11 or 17")]
    [InlineData("[ERROR] something else", "[ERROR] something else", "build-4.7.1.log")]
    public async Task When_Maven_fails_its_last_lines_and_the_reason_are_told(string line, params string[] told)
    {
        Write("script", $"for i in {{1..50}}; do echo line $i; done; echo '{line}'; exit 1\n");
        var seen = (await BuildAsync("## set mirror https://me:secret@mirror.example/")).MustFail(["FAILED", "line 50", line, .. told]);
        Assert.DoesNotContain("line 20\n", seen.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", seen.Errors + seen.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("## set sha512 00", "128 hexadecimal digits")]
    [InlineData("## set version 4.7.2", "the build made rocketmq-4.7.1.tar.gz")]
    [InlineData("## set source /no/such.zip", "/no/such.zip", "build.source")]
    [InlineData("## set mirror ftp://x", "not an http, https or file URL")]
    [InlineData("## set cache relative", "absolute")]
    public async Task A_value_that_cannot_be(string change, params string[] told) => (await BuildAsync(change)).MustFail(told);

    [Fact]
    public async Task A_wrong_checksum_is_told_with_both() =>
        (await BuildAsync("## set sha512 " + new string('0', 128))).MustFail(Sha, "expected 0000", "build.sha512");

    [Fact]
    public async Task Maven_or_javac_missing()
    {
        File.Delete(Path.Combine(_root, "bin/mvn"));
        (await BuildAsync()).MustFail("no 'mvn'", "install Maven");
        Write("bin/mvn", Maven);
        File.Delete(Path.Combine(_root, "bin/javac"));
        (await BuildAsync()).MustFail("no 'javac'", "JDK");
    }

    [Fact]
    public async Task It_takes_longer_than_it_may()
    {
        Write("script", "exec sleep 60\n");
        (await BuildAsync("## set timeout 1")).MustFail("did not end within 1 s");
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_root, path);
        File.WriteAllText(file, text);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Runs it as a person without rights would: only the pretended tools and the plain system ones are on the PATH.</summary>
    private Task<StepResult> BuildAsync(params string[] changes)
    {
        var sha = File.Exists(Source) ? Sha : "";
        var bundle = $"## set source {Source}\n## set sha512 {sha}\n## set version 4.7.1\n## set cache {Cache}\n" + string.Concat(changes.Select(c => c + "\n"));
        var tools = Path.Combine(_root, "tools");
        if (!Directory.Exists(tools))
        {
            // Everything of this machine but its own Maven and JDK.
            Directory.CreateDirectory(tools);
            foreach (var program in Directory.EnumerateFiles("/usr/bin").Select(p => Path.GetFileName(p)!).Where(p => p is not ("mvn" or "javac" or "java")))
            {
                File.CreateSymbolicLink(Path.Combine(tools, program), $"/usr/bin/{program}");
            }
        }

        return Shell.RunAsync(
            "env",
            ["-u", "JAVA_HOME", $"PRETEND={_root}", $"PATH={_root}/bin:{tools}", "/bin/bash", Path.Combine(Checkout.Scripts, "build.sh"), "4.7.1"], bundle);
    }
}
