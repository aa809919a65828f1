namespace RocketMQ.Scripts.Tests;

/// <summary>Small archives in the form of a RocketMQ release, made on the host.</summary>
internal static class ReleaseArchives
{
    /// <summary>Makes one below /root/archives and copies it to /var/cache/rocketmq; answers with path and checksum.</summary>
    /// <param name="host">The host.</param>
    /// <param name="name">Name of the file; .zip makes a zip.</param>
    /// <param name="content">What its jars hold, so that two differ.</param>
    /// <param name="top">Name of its top folder.</param>
    /// <param name="version">Version in the names of its jars.</param>
    /// <param name="spoil">Shell text run in the folder that is packed, before it is packed.</param>
    /// <param name="pack">What is packed, for tar or zip.</param>
    public static async Task<(string Path, string Sha512)> MakeAsync(
        HostContainer host, string name, string content = "a", string top = "rocketmq-4.7.1", string version = "4.7.1", string spoil = ":", string? pack = null)
    {
        var packer = name.EndsWith(".zip", StringComparison.Ordinal)
            ? ZipWith(name, pack ?? $"'{top}'")
            : $"tar czf '/root/archives/{name}' -P --owner=1234 --group=1234 {pack ?? $"'{top}'"}";
        var seen = (await host.RunAsync($"""
            set -e
            rm -rf /root/pack; mkdir -p /root/pack/'{top}' /root/archives /var/cache/rocketmq
            cd /root/pack/'{top}'
            mkdir lib bin conf
            echo '{content}' >lib/rocketmq-broker-{version}.jar
            echo '{content}' >lib/rocketmq-namesrv-{version}.jar
            echo '{content}' >bin/mqadmin; echo x >bin/os.sh; echo '{content}' >conf/broker.conf; echo licence >LICENSE
            chmod 777 conf conf/broker.conf; chmod 4755 bin/mqadmin
            cd /root/pack
            {spoil}
            {packer}
            cp '/root/archives/{name}' '/var/cache/rocketmq/{name}'
            sha512sum <'/root/archives/{name}' | cut -d ' ' -f 1
            """)).MustWork();
        return ($"/var/cache/rocketmq/{name}", seen.Output.Trim());
    }

    // The hosts have unzip and no zip; Java has one.
    private static string ZipWith(string name, string pack) => $$"""
        cat >/root/Zip.java <<'J'
        import java.nio.file.*; import java.util.zip.*;
        public class Zip {
          public static void main(String[] a) throws Exception {
            try (var out = new ZipOutputStream(Files.newOutputStream(Path.of(a[0])))) {
              for (int i = 1; i < a.length; i++) {
                if (a[i].startsWith("+")) { out.putNextEntry(new ZipEntry(a[i].substring(1))); out.write(65); continue; }
                try (var walk = Files.walk(Path.of(a[i]))) {
                  for (var p : (Iterable<Path>) walk.sorted()::iterator) {
                    out.putNextEntry(new ZipEntry(Files.isDirectory(p) ? p + "/" : p.toString()));
                    if (!Files.isDirectory(p)) { Files.copy(p, out); }
                  }
                }
              }
            }
          }
        }
        J
        java /root/Zip.java '/root/archives/{{name}}' {{pack}}
        """;
}
