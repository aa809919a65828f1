using RocketMQ.Model.Catalog;

namespace RocketMQ.Components.Remote;

/// <summary>How RocketMQ measures how full a disk is (UtilAll.getDiskPartitionSpaceUsedPercent).</summary>
internal static class DiskCount
{
    /// <summary>Returns the word for check.sh.</summary>
    /// <param name="version">Version of RocketMQ.</param>
    /// <returns>
    /// <c>total</c>: up to 4.8 the blocks that only root may use count as free; <c>usable</c>: later they do not count at all, as in <c>df</c>.
    /// </returns>
    public static string For(string version) => ReleaseVersion.Parse(version) < new Version(4, 9) ? "total" : "usable";
}
