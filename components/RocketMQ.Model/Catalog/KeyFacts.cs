namespace RocketMQ.Model.Catalog;

/// <summary>What the setters alone do not tell: keys that are set and then not used, and what is meant by keys without effect.</summary>
internal static class KeyFacts
{
    private static readonly Version AclRemoved = new(5, 3, 3);
    private static readonly Version FilterServerRemoved = new(4, 9, 6);

    // Entries of a consume queue file are 20 bytes; a "size" below 6,000,000 can only have been meant as a number of entries.
    private const int ConsumeQueueEntryBytes = 20;
    private const long ConsumeQueueDefaultBytes = 6_000_000;

    private static readonly Dictionary<string, KeyReplacement> Replacements = new(StringComparer.Ordinal)
    {
        ["mapedFileSizeCommitLog"] = new("mappedFileSizeCommitLog", "The spelling with one 'p' was read up to 4.5.1 only; the key is mappedFileSizeCommitLog (bytes)."),
        ["mapedFileSizeConsumeQueue"] = new("mappedFileSizeConsumeQueue", "The spelling with one 'p' was read up to 4.5.1 only; the key is mappedFileSizeConsumeQueue, in bytes: 20 for each entry, so 300000 entries are 6000000.")
        {
            Factor = ConsumeQueueEntryBytes,
            FactorBelow = ConsumeQueueDefaultBytes,
        },
        ["storePathConsumeQueue"] = new(null, "The folder is always {storePathRootDir}/consumequeue; move the whole store with the broker's storePath."),
        ["storePathIndex"] = new(null, "The folder is always {storePathRootDir}/index; move the whole store with the broker's storePath."),
        ["storeCheckpoint"] = new(null, "The file is always {storePathRootDir}/checkpoint; move the whole store with the broker's storePath."),
        ["abortFile"] = new(null, "The file is always {storePathRootDir}/abort; move the whole store with the broker's storePath."),
        ["checkTransactionMessageEnable"] = new(null, "No version has a setter for it; transaction checks are tuned with transactionCheckInterval, transactionCheckMax and transactionTimeOut."),
        ["haSlaveFallbehindMax"] = new("haMaxGapNotInSync", "Renamed in 5.0.0: the key is haMaxGapNotInSync (bytes)."),
        ["haMaxGapNotInSync"] = new("haSlaveFallbehindMax", "Called haSlaveFallbehindMax before 5.0.0 (bytes)."),
        ["slaveTimeout"] = new("syncFlushTimeout", "Exists since 4.9.3; before that syncFlushTimeout bounds the wait for the slave too (ms).") { IsTranslation = false },
        ["filterServerNums"] = new(null, "The filter server was removed in 4.9.6 and 5.1.1; its start was the way in of CVE-2023-33246. Remove the key."),
        ["haListenPort"] = new(null, "4.x overwrites it with listenPort + 1 at start; choose the broker's port instead."),
        ["aclEnable"] = new("authenticationEnabled", "ACL 1.0 was removed in 5.3.3, the key is read and nothing is protected: use authenticationEnabled and authorizationEnabled with their providers.") { IsTranslation = false },
        ["inBrokerContainer"] = new(null, "Reset to false by the broker's start."),
        ["clusterName"] = new("brokerClusterName", "Overwritten at start with brokerClusterName, which is the cluster's name.") { IsTranslation = false },
    };

    /// <summary>What is meant by a key that has no effect in a version.</summary>
    public static KeyReplacement? Replacement(string key) => Replacements.GetValueOrDefault(key);

    /// <summary>True for keys whose value holds a password: no message shows it.</summary>
    public static bool IsSecret(string key) => key is "initAuthenticationUser" or "innerClientAuthenticationCredentials";

    /// <summary>Keys that have a setter in a version and still no effect.</summary>
    public static bool IsSetButUnused(string key, Version version) => key switch
    {
        "aclEnable" => version >= AclRemoved,
        "filterServerNums" => version >= FilterServerRemoved,
        "haListenPort" => version.Major < 5,
        "inBrokerContainer" or "clusterName" => true,
        _ => false,
    };
}
