using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class QuestionsRefused : IRule
{
    public string Id => "RMQ083";

    public string Title => "Access control or TLS that refuses the questions of every step";

    public Severity Severity => Severity.Error;

    public string Why => "Before and after each stop the steps ask brokers and name servers over their own port, in clear and without an account, whether they serve and whether every copy has everything. With aclEnable (up to 5.3.2), authenticationEnabled or authorizationEnabled (from 5.3.0), or the JVM option -Dtls.server.mode=enforcing, these questions are refused: a start ends at its gates, and a roll cannot tell a healthy broker from a dead one.";

    public string Repair => "Set the key to false, or remove the JVM option, and let only known hosts reach the ports (firewall).";

    public RuleScope Scope => RuleScope.Text;

    private const string TlsMode = "-Dtls.server.mode=";
    private const string Firewall = "Let only known hosts reach the ports (firewall).";
    private static readonly Version Acl1Removed = new(5, 3, 3);
    private static readonly Version Acl2Added = new(5, 3, 0);

    public IEnumerable<Violation> Check(RuleContext context)
    {
        var version = context.Catalog.Version;
        string[] keys = [.. version < Acl1Removed ? ["aclEnable"] : Array.Empty<string>(), .. version >= Acl2Added ? ["authenticationEnabled", "authorizationEnabled"] : Array.Empty<string>()];
        var byKey = from key in keys
                    from found in context.Settings(key)
                    where found.Setting.IsTrue
                    select new Violation(found.Setting.Path, $"{Words.List(found.Brokers.Select(b => b.Name))}: with {key} on, the steps are refused an answer.")
                    {
                        Fixes = [Fix.Set(found.Setting.Path, "false")],
                        Or = Firewall,
                    };
        var all = context.Spec.JvmOptions;
        var brokers = context.Brokers.Select(b => Options(
            ("cluster.jvmOptions.broker", all.Broker), ($"{NodeReader.PathOf(b.Group)}.jvmOptions", b.Group.JvmOptions), ($"{b.Path}.jvmOptions", b.Spec.JvmOptions)));
        var servers = context.Spec.NameServers.Select(n => Options(
            ("cluster.jvmOptions.nameServer", all.NameServer), ($"{NodeReader.PathOf(n)}.jvmOptions", n.JvmOptions)));
        return byKey.Concat(brokers.Concat(servers).SelectMany(Enforcing).DistinctBy(v => v.Path));
    }

    private static List<(string Path, string Option)> Options(params (string Path, IReadOnlyList<string> Options)[] layers) =>
        [.. layers.SelectMany(l => l.Options.Select((o, i) => ($"{l.Path}[{i}]", o)))];

    // The last of several wins, as in the JVM; one that is for some versions of Java alone leaves those before it to the others.
    private static IEnumerable<Violation> Enforcing(IReadOnlyList<(string Path, string Option)> options)
    {
        for (var i = options.Count - 1; i >= 0; i--)
        {
            var (versions, option) = JvmOptions.Split(options[i].Option);
            var path = options[i].Path;
            if (!option.StartsWith(TlsMode, StringComparison.Ordinal))
            {
                continue;
            }

            // RocketMQ takes any other spelling as permissive, which is not what was meant either.
            if (option[TlsMode.Length..].Trim().Equals("enforcing", StringComparison.OrdinalIgnoreCase))
            {
                yield return new(path, $"With {option} the steps are refused an answer.") { Fixes = [Fix.Remove(path)], Or = Firewall };
            }

            if (versions.Length == 0)
            {
                yield break;
            }
        }
    }
}
