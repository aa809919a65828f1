using System.Globalization;

namespace RocketMQ.Model.Rendering;

/// <summary>
/// The keys of the widespread broker.conf of the tutorials that none of 4.7.1, 4.9.8 and 5.3.3 reads: seen in the sources of the three
/// tags, and by <c>mqbroker -p</c> with values other than the default.
/// </summary>
internal sealed class TutorialKeyFacts : IKeyFacts
{
    /// <summary>Bytes of one consume queue entry.</summary>
    private const long EntryBytes = 20;

    /// <summary>Default of mappedFileSizeConsumeQueue: from here on a value can only have been meant as bytes.</summary>
    private const long DefaultQueueFileBytes = 6_000_000;

    private static readonly Dictionary<string, KeyFact> Facts = new(StringComparer.Ordinal)
    {
        ["mapedFileSizeCommitLog"] = new("spelt mappedFileSizeCommitLog since 4.5.2", "mappedFileSizeCommitLog", value => value),
        ["mapedFileSizeConsumeQueue"] = new("spelt mappedFileSizeConsumeQueue since 4.5.2, in bytes, 20 an entry", "mappedFileSizeConsumeQueue", QueueFileBytes),
        ["storePathConsumeQueue"] = new("fixed at <storePathRootDir>/consumequeue"),
        ["storePathIndex"] = new("fixed at <storePathRootDir>/index"),
        ["storeCheckpoint"] = new("fixed at <storePathRootDir>/checkpoint"),
        ["abortFile"] = new("fixed at <storePathRootDir>/abort"),
        ["checkTransactionMessageEnable"] = new("no version has a setter for it; see transactionCheckInterval, transactionCheckMax, transactionTimeOut"),
    };

    public KeyFact? Find(string key) => Facts.GetValueOrDefault(key);

    private static string QueueFileBytes(string written) =>
        long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < DefaultQueueFileBytes
            ? (number * EntryBytes).ToString(CultureInfo.InvariantCulture)
            : written;
}
