using System.Diagnostics;
using System.Text;

namespace RocketMQ.Live.Tests;

/// <summary>Runs programs of this machine, with a time limit.</summary>
internal static class Shell
{
    public static async Task<Ran> RunAsync(string program, IEnumerable<string> arguments, string stdin = "", int seconds = 300, IReadOnlyDictionary<string, string>? environment = null, string? folder = null, Action<Process, string>? onLine = null)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? Environment.CurrentDirectory };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        var errors = new StringBuilder();
        process.OutputDataReceived += (_, e) =>
        {
            Keep(output, e.Data);
            if (e.Data is not null) onLine?.Invoke(process, e.Data);
        };
        process.ErrorDataReceived += (_, e) => Keep(errors, e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.StandardInput.WriteAsync(stdin);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', start.ArgumentList.Take(6))} did not end within {seconds} s; it had said: {output} {errors}");
        }

        return new Ran($"{program} {string.Join(' ', start.ArgumentList)}", process.ExitCode, output.ToString(), errors.ToString());
    }

    private static void Keep(StringBuilder to, string? line)
    {
        if (line is null) return;
        lock (to) to.Append(line).Append('\n');
    }
}
