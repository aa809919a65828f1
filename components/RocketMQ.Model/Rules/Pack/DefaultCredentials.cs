using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class DefaultCredentials : IRule
{
    public string Id => "RMQ036";

    public string Title => "Credentials that everybody knows";

    public Severity Severity => Severity.Error;

    public string Why => "The shipped conf/plain_acl.yml and conf/tools.yml hold the accounts RocketMQ and rocketmq2 with the password 12345678, and let whole private networks in. With aclEnable=true and no file of your own, 4.x takes that one.";

    public string Repair => "Set aclEnable: false, or remove the credentials. Access control cannot be used yet (RMQ083).";

    private const string AclFile = "-Drocketmq.acl.plain.file=";
    private const string KnownPassword = "12345678";
    private static readonly string[] CredentialKeys = ["initAuthenticationUser", "innerClientAuthenticationCredentials"];

    public IEnumerable<Violation> Check(RuleContext context)
    {
        // Where aclEnable is ignored it is not set: AclIsIgnored tells about it.
        var shipped = from broker in context.Brokers
                      where context.Setting(broker, "aclEnable").IsTrue && !broker.JvmOptions.Any(o => JvmOptions.Split(o).Option.StartsWith(AclFile, StringComparison.Ordinal))
                      select new Violation($"{broker.Path}.jvmOptions", $"{broker.Name} has aclEnable=true and no {AclFile}PATH: it takes the shipped accounts.")
                      {
                          Fixes = [Fix.Set(context.Setting(broker, "aclEnable").Path, "false")],
                      };
        var known = from key in context.WrittenKeys
                    where CredentialKeys.Contains(key.Key) && key.Value.Contains(KnownPassword, StringComparison.Ordinal)
                    select new Violation(key.Path, $"{key.Key} holds the password of RocketMQ's samples.") { Fixes = [Fix.Remove(key.Path)] };
        return shipped.Concat(known);
    }
}
