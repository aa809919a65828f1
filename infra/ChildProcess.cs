using System.Diagnostics;

namespace Infra;

/// <summary>A command of this machine, run to its end within a limit.</summary>
internal static class ChildProcess
{
    /// <summary>Runs it.</summary>
    /// <param name="start">The command; all three streams are redirected here.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="limit">How long it may take; then it is ended with all that it has started.</param>
    /// <returns>Its answer.</returns>
    /// <exception cref="TimeoutException">It took longer.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such command.</exception>
    public static async Task<HostAnswer> RunAsync(ProcessStartInfo start, string input, TimeSpan limit)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        using var stop = new CancellationTokenSource(limit);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(stop.Token), process.StandardError.ReadToEndAsync(stop.Token));
        try
        {
            await GiveAsync(process.StandardInput, input, stop.Token);
            await process.WaitForExitAsync(stop.Token);
            return new(await output, await errors, process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"no answer within {limit.TotalSeconds:0} s");
        }
    }

    private static async Task GiveAsync(StreamWriter to, string input, CancellationToken stop)
    {
        try
        {
            await using (to) await to.WriteAsync(input.AsMemory(), stop);
        }
        catch (IOException)
        {
            // The command has ended before it took everything: its exit code and its last line say why.
        }
    }
}
