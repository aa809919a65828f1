using System.Text;

namespace RocketMQ.Model.Catalog;

/// <summary>Writes docs/keys.md from the catalog.</summary>
public static class KeysPage
{
    private static readonly (string Title, string[] Classes)[] Sections =
    [
        ("Keys of brokers", ["BrokerConfig", "MessageStoreConfig", "NettyServerConfig", "NettyClientConfig", "AuthConfig"]),
        ("Keys of name servers", ["NamesrvConfig", "ControllerConfig", "JraftConfig"]),
        ("Keys of other processes", ["BrokerContainerConfig", "ProxyConfig"]),
        ("Keys without any effect", [KeyReader.NoClass]),
    ];

    /// <summary>The page.</summary>
    /// <returns>Markdown, ended by a line feed.</returns>
    public static string Render()
    {
        var page = new StringBuilder();
        page.Append("""
            # Configuration keys of RocketMQ

            Generated from the key catalog (`components/RocketMQ.Model/Catalog`); do not edit, a test compares it with the code (`UPDATE_DOCS=1 dotnet test tests/RocketMQ.Model.Tests` writes it).

            The catalog was read from the sources of 4.7.1, 4.9.8 and 5.3.3. Another version is judged by the nearest of them: up to 4.7 by 4.7.1, 4.8 and 4.9 by 4.9.8,
            from 5.0 by 5.3.3 (rule RMQ046 says so). Defaults are given as the source has them; `-` means that the version does not have the key.

            **Effect** says what a change needs. *restart* is the default. *hot* stands only where a running broker of the versions named was seen to take the value
            (request code 25, then code 26) and to act on it; how this was seen is in the first table. `pulumi up` gives such a value to the running process, and gives
            it the default again when the key is taken out; on any other version than those named a change restarts. Keys of `NettyServerConfig` are also keys of name servers.


            """.ReplaceLineEndings("\n"));
        Java(page);
        Written(page);
        Established(page);
        Bounds(page);
        foreach (var (title, classes) in Sections)
        {
            Section(page, title, classes);
        }

        return page.ToString();
    }

    private static void Java(StringBuilder page)
    {
        page.Append("## Java\n\nThe check of every host asks for it before anything is changed.\n\n| RocketMQ | Java | from |\n|---|---|---|\n");
        foreach (var java in JavaSupport.All)
        {
            page.Append($"| {java.Version} | {java.Min} to {java.Max} | {Cell(java.Source)} |\n");
        }

        page.Append('\n');
    }

    private static void Written(StringBuilder page)
    {
        page.Append("## Keys that are written unasked\n\nInto every broker.conf, where the configuration does not say otherwise. Of every other key RocketMQ's own default holds, unless the configuration gives it.\n\n| key | versions | why | source |\n|---|---|---|---|\n");
        foreach (var key in WrittenKey.All)
        {
            page.Append($"| `{key.Key}` | {(key.Versions == "all" ? "all" : key.Versions + ".x")} | {Cell(key.Reason)} | {Cell(key.Source)} |\n");
        }

        page.Append('\n');
    }

    private static void Established(StringBuilder page)
    {
        page.Append("## Effects that were looked at on a running broker\n\nCode 11 of a message is \"stored, no slave\": the broker was a SYNC_MASTER alone.\n\n| key | effect | versions | how it was established |\n|---|---|---|---|\n");
        foreach (var row in CatalogData.Effects.Values.Where(e => e.Established.Length > 0).OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            page.Append($"| `{row.Key}` | {KeyWords.Name(row.Effect)} | {string.Join(", ", row.Versions)} | {Cell(row.Established)} |\n");
        }

        page.Append('\n');
    }

    private static void Bounds(StringBuilder page)
    {
        page.Append("## Where bounds come from\n\nFrom RocketMQ's source, by class and version. A range of a key that is not here was chosen by what makes sense. ");
        page.Append("*tried* stands where both sides were tried on a real broker (`tests/RocketMQ.Scripts.Tests/BoundTests.cs`, long form).\n\n");
        page.Append("| key | versions | allowed | outside it | works | only with | from |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in CatalogData.Bounds)
        {
            var info = KeyCatalog.For(row.IsFor("5.3.3") ? "5.3.3" : row.Versions[0] == "all" ? "4.7.1" : row.Versions[0]).All.First(k => k.Name == row.Key);
            page.Append($"| `{row.Key}` | {string.Join(", ", row.Versions)} | {Cell(KeyWords.Range(info))} | {Cell(row.Outside)} | {Cell(row.Works)} | {Cell(string.Join(" or ", row.Needs))} | {Cell(row.Source)} |\n");
        }

        page.Append('\n');
    }

    private static void Section(StringBuilder page, string title, string[] classes)
    {
        page.Append($"## {title}\n\n| key | class | type | 4.7.1 | 4.9.8 | 5.3.3 | effect | range, unit | note |\n|---|---|---|---|---|---|---|---|---|\n");
        var rows = KeyWords.Rows()
            .Where(row => classes.Contains(row[0].Class))
            .OrderBy(row => row[0].Name, StringComparer.Ordinal).ThenBy(row => Array.IndexOf(classes, row[0].Class));
        foreach (var row in rows)
        {
            page.Append($"| `{row[0].Name}` | {row[0].Class} | {KeyWords.Type(row[0])} | {string.Join(" | ", row.Select(Default))} | {KeyWords.Effect(row)} | {Cell(KeyWords.Range(row[0]))} | {Cell(KeyWords.Note(row))} |\n");
        }

        page.Append('\n');
    }

    private static string Default(KeyInfo key) => key.Status switch
    {
        KeyStatus.Read => key.Default.Length == 0 ? "" : $"`{Cell(key.Default)}`",
        KeyStatus.Ignored => "ignored",
        KeyStatus.NoSetter => "no setter",
        _ => "-",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
