namespace RocketMQ.Model.Configuration;

/// <summary>Ids of the findings about the configuration's form and about impossible topologies. They never change their meaning.</summary>
public static class CfgIds
{
    /// <summary>A field that does not exist.</summary>
    public const string UnknownField = "CFG001";

    /// <summary>A value of the wrong type.</summary>
    public const string WrongType = "CFG002";

    /// <summary>A number out of its range.</summary>
    public const string OutOfRange = "CFG003";

    /// <summary>A text, or a name, of the wrong form.</summary>
    public const string BadForm = "CFG004";

    /// <summary>A word that is none of the allowed ones.</summary>
    public const string BadChoice = "CFG005";

    /// <summary>A required field is missing.</summary>
    public const string Missing = "CFG006";

    /// <summary>Fields that exclude each other, or a field without the one it needs.</summary>
    public const string Conflict = "CFG007";

    /// <summary>A RocketMQ key or JVM option that has a field of its own.</summary>
    public const string HasField = "CFG008";

    /// <summary>Folders that must not lie in each other, or that belong to the system.</summary>
    public const string PathOverlap = "CFG009";

    /// <summary>A host that is not in <c>hosts.nodes</c>.</summary>
    public const string UnknownHost = "CFG010";

    /// <summary>A broker group without a master.</summary>
    public const string NoMaster = "CFG011";

    /// <summary>A name or address that is used twice.</summary>
    public const string Duplicate = "CFG012";

    /// <summary>No hosts, no name servers, or no broker groups.</summary>
    public const string Empty = "CFG013";

    /// <summary>A host of kind ssh that nothing is given to log in to.</summary>
    public const string NoCredentials = "CFG014";

    /// <summary>A rule that cannot be switched off.</summary>
    public const string RuleStays = "CFG015";

    /// <summary>Something on the machine that runs Pulumi that is not there, or is not what is meant: a key file, an agent, an archive.</summary>
    public const string Local = "CFG016";

    /// <summary>A host that does not answer, shows another key than the given one, or refuses the log-in.</summary>
    public const string Unreachable = "CFG017";

    /// <summary>A host that another deployment has claimed.</summary>
    public const string ForeignHost = "CFG018";

    /// <summary>Something that has not passed in the stack that this one is promoted from.</summary>
    public const string NotPassed = "CFG019";

    /// <summary>The stack or file that a promotion comes from: not there, not readable, or not what is meant.</summary>
    public const string PromotionSource = "CFG020";

    /// <summary>What the check of a host found and no rule is about.</summary>
    public const string HostCheck = "CFG021";

    /// <summary>Master and slave, or two slaves, of a group on one host.</summary>
    public const string SameHost = "RMQ001";

    /// <summary>Two brokers of a group with one brokerId.</summary>
    public const string DuplicateBrokerId = "RMQ002";

    /// <summary>Two instances on a host that take the same port.</summary>
    public const string PortClash = "RMQ003";

    /// <summary>The ids of errors of form with what they are about, for the docs.</summary>
    public static IReadOnlyList<(string Id, string What)> All { get; } =
    [
        (UnknownField, "A field that does not exist."),
        (WrongType, "A value of the wrong type."),
        (OutOfRange, "A number out of its range."),
        (BadForm, "A text, or a name, of the wrong form."),
        (BadChoice, "A word that is none of the allowed ones."),
        (Missing, "A required field is missing."),
        (Conflict, "Fields that exclude each other, or a field without the one it needs."),
        (HasField, "A RocketMQ key or JVM option that has a field of its own."),
        (PathOverlap, "Folders that must not lie in each other, or that belong to the system."),
        (UnknownHost, "A host that is not in `hosts.nodes`."),
        (NoMaster, "A broker group without a master."),
        (Duplicate, "A name or address that is used twice."),
        (Empty, "No hosts, no name servers, or no broker groups."),
        (NoCredentials, "A host of kind ssh that nothing is given to log in to."),
        (RuleStays, "A rule that cannot be switched off."),
        (Local, "Something on the machine that runs Pulumi that is not there, or is not what is meant: a key file, an agent, an archive."),
        (Unreachable, "A host that does not answer, shows another key than the given one, or refuses the log-in."),
        (ForeignHost, "A host that another deployment has claimed."),
        (NotPassed, "Something that has not passed in the stack that this one is promoted from."),
        (PromotionSource, "The stack or file that a promotion comes from: not there, not readable, or not what is meant."),
        (HostCheck, "What the check of a host found, with the name of the check: no Java, a port in use, too little memory or disk, and what else no rule is about."),
    ];
}
