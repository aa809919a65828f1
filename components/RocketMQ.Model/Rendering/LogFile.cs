namespace RocketMQ.Model.Rendering;

/// <summary>One log file of an instance, as the stock configuration has it.</summary>
/// <param name="Name">Name without <c>.log</c>.</param>
/// <param name="Keep">How many old files are kept.</param>
/// <param name="Megabytes">Size at which a new file is begun.</param>
/// <param name="Form">What a line holds.</param>
/// <param name="Loggers">RocketMQ's loggers that write to it; none: everything nobody else takes.</param>
internal sealed record LogFile(string Name, int Keep, int Megabytes, string Form, params string[] Loggers);
