using System.Net;

namespace RocketMQ.Live.Tests;

/// <summary>Serves one file by HTTP to the hosts of a fleet, from the machine of the tests.</summary>
internal sealed class ArchiveServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly string file;
    private readonly Task loop;

    /// <param name="address">Address of this machine that the hosts reach.</param>
    /// <param name="file">The file.</param>
    public ArchiveServer(string address, string file)
    {
        this.file = file;
        var port = 21000 + Random.Shared.Next(9000);
        Url = $"http://{address}:{port}/{Path.GetFileName(file)}";
        listener.Prefixes.Add($"http://*:{port}/");
        listener.Start();
        loop = Task.Run(ServeAsync);
    }

    public string Url { get; }

    /// <summary>How often the file was sent, without requests for its size alone.</summary>
    public int Served { get; private set; }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await loop;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                var context = await listener.GetContextAsync();
                await using var from = File.OpenRead(file);
                context.Response.ContentLength64 = from.Length;
                if (context.Request.HttpMethod != "HEAD")
                {
                    await from.CopyToAsync(context.Response.OutputStream);
                    Served++;
                }

                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                if (!listener.IsListening) return;
            }
        }
    }
}
