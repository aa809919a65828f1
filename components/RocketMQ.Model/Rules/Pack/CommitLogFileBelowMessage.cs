namespace RocketMQ.Model.Rules.Pack;

internal sealed class CommitLogFileBelowMessage : IRule
{
    public string Id => "RMQ070";

    public string Title => "A file of the commit log does not hold the largest message";

    public Severity Severity => Severity.Error;

    public string Why => "A message lies in one file of the commit log, with 8 bytes left at its end. RocketMQ looks for that room in the current file and once more in a new one, and then acknowledges the message although it is in neither: it is lost in silence. maxMessageSize is the whole record in 4.7; later versions take it for the body alone and allow 64 KiB more for the record.";

    public string Repair => "Set mappedFileSizeCommitLog: 1073741824 (the default), or a smaller maxMessageSize.";

    // CommitLog.END_FILE_MIN_BLANK_LENGTH of 4.7.1; CommitLog.MessageExtEncoder of 4.9.8, MessageExtEncoder of 5.3.3.
    private const long BlankAtEnd = 8;
    private const long AroundBody = 65536;
    private const long LeastMessage = 1024;

    private const int DefaultFile = 1073741824;

    public IEnumerable<Violation> Check(RuleContext context)
    {
        var around = BlankAtEnd + (context.Catalog.Known == "4.7.1" ? 0 : AroundBody);
        return from broker in context.Brokers
               let file = context.Setting(broker, "mappedFileSizeCommitLog")
               let message = context.Setting(broker, "maxMessageSize")
               where file.Number < message.Number + around
               group broker.Name by (file, message) into same
               let largest = same.Key.file.Number - around
               select new Violation(
                   (same.Key.file.IsWritten ? same.Key.file : same.Key.message).Path,
                   $"{Words.List(same)}: mappedFileSizeCommitLog is {same.Key.file.Value} and maxMessageSize {same.Key.message.Value}; a message that does not fit into a file with {around} bytes besides is acknowledged and lost in silence.",
                   null)
               {
                   Fixes = Fixes(same.Key.file, same.Key.message, around),
                   Or = $"{same.Key.message.Number + around} is the least for messages of {same.Key.message.Value} bytes{(largest >= LeastMessage ? $"; or set maxMessageSize: {largest} or less" : "")}.",
               };
    }

    // The default holds every message that a client may send; what is larger than that is made smaller.
    private static IReadOnlyList<Fix> Fixes(Setting file, Setting message, long around) =>
        message.Number + around <= DefaultFile ? [Fix.Set(file.Path, $"{DefaultFile}")]
        : file.Number - around >= LeastMessage ? [Fix.Set(message.Path, $"{file.Number - around}")]
        : [];
}
