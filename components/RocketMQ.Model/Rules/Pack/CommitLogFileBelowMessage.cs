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
                   $"Set mappedFileSizeCommitLog: 1073741824 (the default; {same.Key.message.Number + around} is the least){(largest >= LeastMessage ? $", or maxMessageSize: {largest} or less" : "")}.");
    }
}
