namespace RocketMQ.Model.Configuration;

/// <summary>The forms of texts in the configuration. What a host is told is made of these alone, so none of them can become a command.</summary>
internal static class Forms
{
    private const string DottedNumber = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    public static TextForm AnyText { get; } = new("text on one line, not empty", @"\S") { MaxLength = 1000 };

    // At least one letter, and no 0x…: the resolver takes "10" and "0x10" for addresses.
    public static TextForm HostName { get; } = new(
        "a lower-case DNS label: letters, digits and hyphens, at most 63, with at least one letter, no hyphen at either end",
        "^(?!0x)(?!localhost$)(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")
    {
        Repair = t => t.Contains('.') ? "Use the short name here, and give the long one under aliases."
            : t.Any(char.IsAsciiLetterUpper) ? $"Write it in lower case: {Shown.Text(t.ToLowerInvariant())}." : null,
    };

    public static TextForm Alias { get; } = new(
        "a lower-case DNS name: labels of letters, digits and hyphens, joined by dots, with at least one letter; not localhost",
        "^(?!0x)(?!localhost(\\.|$))(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$")
    { MaxLength = 253 };

    public static TextForm Address { get; } = new(
        "an IPv4 address of the host, such as 192.168.243.169 (not 0.x, not loopback 127.x, not multicast)",
        $"^(?!0\\.)(?!127\\.)(?!22[4-9]\\.)(?!23[0-9]\\.)(?!24[0-9]\\.)(?!25[0-9]\\.){DottedNumber}(\\.{DottedNumber}){{3}}$")
    {
        Repair = t => t.StartsWith("127.", StringComparison.Ordinal) || t is "localhost" or "0.0.0.0" or "::1"
            ? "Give the address at which the OTHER hosts reach this one: clients and slaves are sent to it. An address for SSH alone goes to sshAddress."
            : t.Contains(':') ? "Give an IPv4 address alone: ports have fields of their own, and no version of RocketMQ was tried over IPv6."
            : t.Any(char.IsAsciiLetter) ? "Give the number (`getent ahostsv4 NAME` prints it); brokers register by address, and a name for SSH alone goes to sshAddress."
            : null,
    };

    // Two colons and more are IPv6; one is a port that stands at the wrong place.
    public static TextForm SshAddress { get; } = new(
        "an IP address or DNS name", "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$|^[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?$")
    {
        MaxLength = 253,
        Further = t => t.Contains(':') && !System.Net.IPAddress.TryParse(t, out _) ? "is no IPv6 address" : null,
        Repair = SshAddressRepair,
    };

    public static TextForm Subnet { get; } = new(
        "an IPv4 subnet of the form a.b.c.0/24", $"^(?!0\\.)(?!127\\.)(?!22[4-9]\\.)(?!2[345][0-9]\\.)({DottedNumber}\\.){{3}}0/24$");

    public static TextForm StackName { get; } = new(
        "the name of a stack: STACK, PROJECT/STACK or ORGANIZATION/PROJECT/STACK, each of letters, digits, _ . -",
        "^([A-Za-z0-9_.-]{1,100}/){0,2}[A-Za-z0-9_.-]{1,100}$")
    {
        Repair = t => t.Contains(':') ? "Name the stack that has the name servers; their addresses are read from its outputs." : null,
    };

    // What stands in broker.conf and in the input of steps.
    public static TextForm Endpoint { get; } = new(
        "an IPv4 address and a port, such as 192.168.243.169:9876", $"^{DottedNumber}(\\.{DottedNumber}){{3}}:[1-9][0-9]{{0,4}}$");

    public static TextForm DeploymentNumber { get; } = new("the number of a deployment as the refusal prints it, such as s0a1b2c3d4e5f", "^s[0-9a-f]{12}$");

    public static TextForm User { get; } = new("a user name: letters, digits, _ . -, at most 32, the first a letter or _", "^[A-Za-z_][A-Za-z0-9_.-]{0,31}$");

    public static TextForm Image { get; } = new("the name of a container image", "^[a-z0-9][A-Za-z0-9._/:@-]*$") { MaxLength = 255 };

    public static TextForm RocketMqName { get; } = new(
        "a name of letters, digits, _ and -, at most 64, the first a letter or digit", "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$");

    public static TextForm Version { get; } = new("a version of three numbers, such as 4.7.1", "^[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}(-[A-Za-z0-9]{1,20})?$")
    {
        Repair = t => t.Count(c => c == '.') < 2 ? "Write all three numbers, in quotes: \"4.7.1\" (YAML reads 4.7 as a number)." : null,
    };

    public static TextForm Sha512 { get; } = new("a SHA-512 sum: 128 hexadecimal digits", "^[0-9a-fA-F]{128}$")
    {
        Repair = t => t.Length == 64 ? "This has the length of a SHA-256 sum. `sha512sum FILE` prints the right one."
            : t.Length > 128 && t.Contains(' ') ? "Give the sum alone, without the file's name." : null,
    };

    public static TextForm Archive { get; } = new(
        "a path, or an http or https URL, that ends in .tar.gz or .zip",
        "^(https?://[^/]|(?![A-Za-z][A-Za-z0-9+.-]*://)(?!-)).*\\.(tar\\.gz|zip)$");

    public static TextForm Source { get; } = new(
        "a path, or an http or https URL, of the source release, that ends in .zip",
        "^(https?://[^/]|(?![A-Za-z][A-Za-z0-9+.-]*://)(?!-)).*\\.zip$");

    public static TextForm MavenMirror { get; } = new("a URL that begins with http://, https:// or file:///, without blanks", "^(https?://[^/\\s]\\S*|file:///\\S*)$");

    // Nothing that a shell, systemd (%), a bundle (blank) or Java's properties (\) reads as anything but itself.
    public static TextForm Folder { get; } = new(
        "an absolute path of letters, digits, _ . + @ -, without blanks, without . or .. as a part and without / at the end",
        "^(/(?!\\.{1,2}(/|$))[A-Za-z0-9_.+@-]+)+$")
    {
        MaxLength = 200,
        Repair = t => t.StartsWith('~') || t.StartsWith('.') ? "Write the path from / on." : t.Length > 1 && t.EndsWith('/') ? "Leave out the / at the end." : null,
    };

    public static TextForm LocalFile { get; } = new("the path of a file on the machine that runs Pulumi", "^(?!-).*\\S$") { MaxLength = 1024 };

    public static TextForm PropertyName { get; } = new(
        "the name of a RocketMQ key: a letter, then letters, digits, _ . -, at most 128", "^[A-Za-z][A-Za-z0-9_.-]{0,127}$");

    public static TextForm PropertyValue { get; } = new(
        "printable ASCII without \\ and without blanks at either end (RocketMQ reads its files as Java properties in ISO-8859-1, where \\ is an escape, "
        + "and takes a value with a blank at its end as unknown)",
        "^(?! )[ -\\[\\]-~]*(?<! )$")
    { MaxLength = 2000 };

    public static TextForm JvmOption { get; } = new(
        "ONE JVM option: -XX:+Name, -XX:-Name, -XX:Name=value, -X…, -D…, --add-…=…, --enable-…, -ea, -da, -server, -verbose…, -agentlib:…, -agentpath:… or -javaagent:…, in printable ASCII, "
        + "perhaps with the Java versions it is for in front (8:, 9-:, 8-16:)",
        "^([0-9]{1,2}(-([0-9]{1,2})?)?:)?-(XX:([+-][A-Za-z0-9_]+$|[A-Za-z0-9_]+=)|X[a-z]|D[!-<>-~]|-add-[a-z-]+=|-enable-|ea|da|server|verbose|agentlib:|agentpath:|javaagent:)(?!.* -[XD-])[ -~]*(?<! )$")
    {
        MaxLength = 1000,
        Repair = t => t.Contains(" -", StringComparison.Ordinal) ? "Give each option as an entry of the list of its own."
            : t.Contains("-XX:", StringComparison.Ordinal) ? "Write -XX:+Name to switch something on, -XX:-Name to switch it off, or -XX:Name=value." : null,
    };

    public static TextForm RuleId { get; } = new("the id of a rule, such as RMQ012", "^RMQ[0-9]{3}$");

    public static TextForm Reason { get; } = new("the reason in a few words", "\\S.*\\S") { MaxLength = 500 };

    private static string? SshAddressRepair(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal)) return "Write the address alone, without the scheme in front.";
        if (text.Contains('@')) return "Write the user into the field `user`, and the address alone here.";
        if (text.StartsWith('[')) return "Write an IPv6 address without brackets, and a port into the field `port`.";
        return text.Split(':') is [var address, var port] && int.TryParse(port, out _) ? $"Write {Shown.Text(address)} here and {port} into the field `port`." : null;
    }

    public static TextForm Password { get; } = new("text on one line, not empty", ".") { MaxLength = 1024 };
}
