using System.Globalization;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class MessageAboveFrame : IRule
{
    public string Id => "RMQ074";

    public string Title => "maxMessageSize above what a connection carries";

    public Severity Severity => Severity.Warning;

    public string Why => "RocketMQ closes a connection on which a request or an answer of more than 16777216 bytes comes (com.rocketmq.remoting.frameMaxLength), header included. A producer then sees a closed connection instead of an answer, whatever maxMessageSize says. Clients have the same limit, and one of 4 MiB of their own for a body.";

    public string Repair => "Set maxMessageSize: 16711680 or less.";

    private const string Option = "-Dcom.rocketmq.remoting.frameMaxLength=";
    private const long Default = 16777216;

    // Fields and properties of a request; RocketMQ allows 32 KiB of properties.
    private const long Around = 65536;

    public IEnumerable<Violation> Check(RuleContext context) =>
        from broker in context.Brokers
        let setting = context.Setting(broker, "maxMessageSize")
        let frame = Frame(broker.JvmOptions)
        where setting.Number > frame - Around
        group broker.Name by (setting, frame) into same
        select new Violation(
            same.Key.setting.Path,
            $"{Words.List(same)}: maxMessageSize is {same.Key.setting.Value}; a connection is closed at a message of more than {same.Key.frame} bytes with its header.",
            null)
        {
            Fixes = [Fix.Set(same.Key.setting.Path, $"{Math.Max(same.Key.frame - Around, 1024)}")],
            Or = $"Or give brokers (jvmOptions) and every client {Option}{same.Key.setting.Number + Around}.",
        };

    private static long Frame(IEnumerable<string> options)
    {
        var text = options.Select(o => JvmOptions.Split(o).Option).LastOrDefault(o => o.StartsWith(Option, StringComparison.Ordinal))?[Option.Length..];
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Default;
    }
}
