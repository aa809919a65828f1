namespace RocketMQ.Components.Remote;

/// <summary>Room that a release takes on a host.</summary>
internal static class ReleaseSize
{
    /// <summary>
    /// Returns MiB for the unpacked release and the archive beside it. Measured: 4.7.1 15 and 14, 4.9.8 35 and 32, 5.3.3 69 and 63; unpacking wants 64 more.
    /// </summary>
    /// <param name="version">Version of RocketMQ.</param>
    public static int MiB(string version) => version.StartsWith("4.", StringComparison.Ordinal) ? 144 : 224;
}
