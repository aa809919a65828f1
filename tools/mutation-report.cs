// Reads the reports of a mutation run: prints each change that no test noticed, then the score. Exit code 1 when the score is below the bar.
// usage: dotnet run tools/mutation-report.cs -- BAR REPORT...
using System.Globalization;
using System.Text.Json;

var bar = double.Parse(args[0], CultureInfo.InvariantCulture);
var (noticed, missed) = (0, 0);
foreach (var path in args.Skip(1))
{
    using var report = JsonDocument.Parse(File.ReadAllText(path));
    foreach (var file in report.RootElement.GetProperty("files").EnumerateObject())
    {
        var lines = file.Value.GetProperty("source").GetString()!.Split('\n');
        foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
        {
            switch (mutant.GetProperty("status").GetString())
            {
                case "Killed" or "Timeout":
                    noticed++;
                    break;
                case "Survived" or "NoCoverage":
                    missed++;
                    var line = mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32();
                    var name = file.Name[(file.Name.LastIndexOf("RocketMQ.Model/", StringComparison.Ordinal) + "RocketMQ.Model/".Length)..];
                    Console.WriteLine($"{name}:{line} {mutant.GetProperty("mutatorName").GetString()}\n    {lines[line - 1].Trim()}\n    => {mutant.GetProperty("replacement").GetString()!.ReplaceLineEndings(" ")}");
                    break;
            }
        }
    }
}

if (noticed + missed == 0)
{
    Console.Error.WriteLine("mutation: nothing was changed");
    return 1;
}

var score = 100.0 * noticed / (noticed + missed);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mutation: score {score:f1} % ({noticed} of {noticed + missed} changes noticed; the bar is {bar} %)"));
return score >= bar ? 0 : 1;
