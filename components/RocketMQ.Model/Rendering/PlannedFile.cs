namespace RocketMQ.Model.Rendering;

/// <summary>A file as it shall stand on a host.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Mode">Octal mode, for example 0640.</param>
/// <param name="Owner">user:group.</param>
/// <param name="Content">Text, lines ended by LF.</param>
public sealed record PlannedFile(string Path, string Mode, string Owner, string Content)
{
    /// <summary>What <see cref="Content"/> is made from, where a template of the kit does it on the host; null: the content is sent as it is. Default null.</summary>
    public FilledTemplate? Template { get; init; }
}
