using System.Net;
using System.Security.Cryptography;

namespace RocketMQ.Scripts.Tests;

/// <summary>A host that fetches the archive itself: from a server on the machine of the tests, which a container reaches at its gateway.</summary>
public sealed class ReleaseFetchTests(HostContainer host) : IClassFixture<HostContainer>
{
    private const string Path = "/var/cache/rocketmq-steps/rocketmq-4.7.1.tar.gz";

    [Fact]
    public async Task Archive_is_fetched_compared_and_unpacked_once()
    {
        await using var server = new Server(await ArchiveAsync());
        var url = await UrlAsync(server);
        var bundle = Bundle(server, url);
        var first = (await host.StepAsync("release", bundle, "rocketmq01")).MustWork();
        Assert.Equal([$"fetched {url}", "unpacked RocketMQ 4.7.1 into /usr/local/rocketmq-4.7.1"], first.Changes);
        Assert.Empty((await host.StepAsync("release", bundle, "rocketmq01")).MustWork().Changes);
        Assert.Equal(1, server.Served);
        Assert.Equal("", (await host.RunAsync("ls -A /var/cache/rocketmq-steps")).Output);
    }

    [Fact]
    public async Task Other_content_than_the_checksum_says_is_refused_and_not_kept()
    {
        await using var server = new Server(await ArchiveAsync());
        var url = await UrlAsync(server);
        (await host.StepAsync("release", StepBundles.Release(Path, new string('a', 128)) + $"## set url {url}\n", "rocketmq01"))
            .MustFail($"verifying the checksum of {url}", "'sha512' of the release");
        Assert.Equal("", (await host.RunAsync("ls -A /var/cache/rocketmq-steps")).Output);
    }

    [Fact]
    public async Task Fetch_that_was_cut_off_is_gone_on_with()
    {
        await using var server = new Server(await ArchiveAsync());
        var url = await UrlAsync(server);
        (await host.RunAsync($"mkdir -p /var/cache/rocketmq-steps; base64 -d >{Path}.part", Convert.ToBase64String(server.Content[..100]))).MustWork();
        (await host.StepAsync("release", Bundle(server, url), "rocketmq01")).MustWork();
        Assert.Equal(100, server.From);
    }

    [Fact]
    public async Task Address_that_is_not_reached_is_named_by_the_check_and_by_the_step()
    {
        await ArchiveAsync();
        var gateway = await GatewayAsync();
        var url = $"http://{gateway}:9/rocketmq-4.7.1.tar.gz";
        (await host.StepFromStdinAsync("check", StepBundles.Check(host.Address, $"## set fetch {url}"), "rocketmq01")).MustFail($"fetch: {url} is not reached", "fetch: hosts");
        (await host.StepAsync("release", StepBundles.Release(Path, new string('a', 128)) + $"## set url {url}\n", "rocketmq01")).MustFail($"fetching {url}", "reaches that address");
    }

    [Fact]
    public async Task Slow_line_is_waited_for_and_says_how_far_it_is()
    {
        await using var server = new Server(await ArchiveAsync()) { Pause = TimeSpan.FromMilliseconds(700) };
        var url = await UrlAsync(server);
        var ran = (await host.RunAsync($"PROGRESS_EVERY=1 bash {HostContainer.Kit}/release.sh rocketmq01", Bundle(server, url))).MustWork();
        Assert.Contains($"release rocketmq01: fetching {url}: 0.0 MiB so far", ran.Errors, StringComparison.Ordinal);
    }

    private static string Bundle(Server server, string url) => StepBundles.Release(Path, server.Sha512) + $"## set url {url}\n";

    private async Task<byte[]> ArchiveAsync()
    {
        (await host.RunAsync("rm -rf /usr/local/rocketmq-4.7.1 /var/cache/rocketmq-steps")).MustWork();
        var (path, _) = await ReleaseArchives.MakeAsync(host, "fetched.tar.gz");
        return Convert.FromBase64String((await host.RunAsync($"base64 -w0 {path}")).MustWork().Output);
    }

    private async Task<string> UrlAsync(Server server) => $"http://{await GatewayAsync()}:{server.Port}/rocketmq-4.7.1.tar.gz";

    private async Task<string> GatewayAsync() => (await host.RunAsync("ip -4 route show default | awk '{ print $3 }'")).MustWork().Output.Trim();

    /// <summary>Serves one file, from the byte that is asked for.</summary>
    private sealed class Server : IAsyncDisposable
    {
        private readonly HttpListener listener = new();
        private readonly Task loop;

        public Server(byte[] content)
        {
            Content = content;
            Port = 20000 + Random.Shared.Next(10000);
            listener.Prefixes.Add($"http://*:{Port}/");
            listener.Start();
            loop = Task.Run(ServeAsync);
        }

        public byte[] Content { get; }

        public int Port { get; }

        public TimeSpan Pause { get; init; }

        public int Served { get; private set; }

        public int From { get; private set; }

        public string Sha512 => Convert.ToHexStringLower(SHA512.HashData(Content));

        public async ValueTask DisposeAsync()
        {
            listener.Close();
            await loop;
        }

        private async Task ServeAsync()
        {
            while (true)
            {
                HttpListenerContext context;
                try
                {
                    context = await listener.GetContextAsync();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
                {
                    return;
                }

                From = context.Request.Headers["Range"] is { } range ? int.Parse(range["bytes=".Length..].Split('-')[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
                context.Response.StatusCode = From > 0 ? 206 : 200;
                if (From > 0) context.Response.Headers["Content-Range"] = $"bytes {From}-{Content.Length - 1}/{Content.Length}";
                context.Response.ContentLength64 = Content.Length - From;
                for (var at = From; at < Content.Length; at += 200)
                {
                    await Task.Delay(Pause);
                    await context.Response.OutputStream.WriteAsync(Content.AsMemory(at, Math.Min(200, Content.Length - at)));
                    await context.Response.OutputStream.FlushAsync();
                }

                context.Response.Close();
                Served++;
            }
        }
    }
}
