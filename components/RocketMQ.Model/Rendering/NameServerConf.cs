using System.Globalization;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>Properties and text of <c>namesrv.conf</c>.</summary>
public static class NameServerConf
{
    internal static SetProperties Properties(NameServerSpec server, string data, IKeyFacts facts, string version)
    {
        var set = new SetProperties(facts, version)
        {
            ["listenPort"] = server.Port.ToString(CultureInfo.InvariantCulture),
            ["kvConfigPath"] = data + "/kvConfig.json",
        };
        set.Lay(server.Properties, DescriptionKeys.OfNameServers);
        return set;
    }

    internal static string Render(string host, string cluster, string version, SetProperties set)
    {
        var lines = new List<string>
        {
            PropertiesText.Comment($"# namesrv.conf of the name server on {host}, cluster {cluster}, RocketMQ {version}."),
            "# Written by `pulumi up` from the stack's configuration: change it there; the name server cannot write here.",
            "# configStorePath is always this file itself: started with -c, a name server overwrites the key.",
            "",
            PropertiesText.Line("listenPort", set["listenPort"]),
        };
        lines.AddRange(set.Effective.Where(p => p.Key != "listenPort").Select(p => PropertiesText.Line(p.Key, p.Value)));
        BrokerConf.Notes(lines, set);
        return string.Join('\n', lines) + "\n";
    }
}
