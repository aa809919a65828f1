namespace RocketMQ.Model.Configuration;

/// <summary>The fields of <c>rocketmq:hosts</c>.</summary>
internal static class HostsFields
{
    /// <summary>Fields that only hosts of kind ssh have; they may stand at a node, or at the top for all nodes.</summary>
    public static IReadOnlyList<ConfigField> Login { get; } =
    [
        new()
        {
            Name = "user",
            Type = FieldType.Text,
            Form = Forms.User,
            Default = "root",
            Description = "User to log in as: root, or one that may run `sudo -n`.",
            Example = "root",
        },
        new() { Name = "port", Type = FieldType.Integer, Min = 1, Max = 65535, Default = 22, Description = "SSH port.", Example = "22" },
        new()
        {
            Name = "privateKey",
            Type = FieldType.Text,
            Form = SshForms.PrivateKey,
            Secret = true,
            DefaultNote = "none",
            Description = "Text of the private key to log in with, as a secret: `pulumi config set --secret --path 'rocketmq:hosts.privateKey' <KEYFILE`.",
            Example = "{ secure: AAABAB… }",
        },
        new()
        {
            Name = "privateKeyFile",
            Type = FieldType.Text,
            Form = Forms.LocalFile,
            DefaultNote = "none",
            Description = "File that holds the private key, instead of its text; relative to the project's folder; ~/ is your home.",
            Example = "~/.ssh/id_ed25519",
        },
        new()
        {
            Name = "privateKeyPassphrase",
            Type = FieldType.Text,
            Form = Forms.Password,
            Secret = true,
            DefaultNote = "none",
            Description = "Passphrase of the private key, as a secret.",
            Example = "{ secure: AAABAB… }",
        },
        new()
        {
            Name = "password",
            Type = FieldType.Text,
            Form = Forms.Password,
            Secret = true,
            DefaultNote = "none",
            Description = "Password to log in with, as a secret.",
            Example = "{ secure: AAABAB… }",
        },
        new()
        {
            Name = "agent",
            Type = FieldType.Boolean,
            Default = false,
            Description = "True: log in with the keys of the SSH agent (SSH_AUTH_SOCK).",
            Example = "true",
        },
    ];

    private static ConfigField HostKey { get; } = new()
    {
        Name = "hostKey",
        Type = FieldType.Text,
        Form = SshForms.HostKey,
        DefaultNote = "none: any key is accepted",
        Description = "The host's public SSH key; a host that shows another one is refused.",
        Example = "\"ssh-ed25519 AAAA…\"",
    };

    /// <summary>The host that SSH goes through; at the top for all nodes, or at a node.</summary>
    public static ConfigField Bastion { get; } = new()
    {
        Name = "bastion",
        Type = FieldType.Object,
        DefaultNote = "none",
        Description = "The host that SSH goes through to the nodes (ProxyJump of OpenSSH): for steps, copies and the check of the hosts alike.",
        Fields =
        [
            new()
            {
                Name = "address",
                Type = FieldType.Text,
                Form = Forms.SshAddress,
                Required = true,
                Description = "Address or DNS name of the bastion, as the machine that runs Pulumi reaches it.",
                Example = "bastion.example.com",
            },
            HostKey,
            .. Login.Select(f => f with { Default = f.Name == "port" ? f.Default : null, DefaultNote = f.Name == "port" ? null : "that of the nodes behind it" }),
        ],
    };

    /// <summary>Fields of a node that go with kind ssh alone, <see cref="Login"/> aside.</summary>
    public static IReadOnlyList<ConfigField> NodeReach { get; } =
    [
        new()
        {
            Name = "clientAddress",
            Type = FieldType.Text,
            Form = Forms.Address,
            DefaultNote = "`address`",
            Description = "IPv4 address at which clients reach this host, when that is not its address (NAT, with the same ports). Its brokers register with it; "
                + "the other hosts must reach it too.",
            Example = "203.0.113.7",
        },
        new()
        {
            Name = "sshAddress",
            Type = FieldType.Text,
            Form = Forms.SshAddress,
            DefaultNote = "`address`",
            Description = "Where SSH reaches the host from the machine that runs Pulumi, or from the bastion, when that is not its address.",
            Example = "203.0.113.7",
        },
        HostKey,
        new()
        {
            Name = "direct",
            Type = FieldType.Boolean,
            Default = false,
            Description = "True: SSH reaches this host without the bastion of `hosts`, for example because it is the bastion.",
            Example = "true",
        },
        Bastion with { DefaultNote = "`hosts.bastion`", Description = "The host that SSH goes through to this one, instead of the one of `hosts`." },
        new()
        {
            Name = "renamedFrom",
            Type = FieldType.Text,
            Form = Forms.HostName,
            DefaultNote = "none",
            Description = "The name that this host had in the last `up`, where it gets another one: what runs there is not stopped. Remove it after the `up`, or leave it.",
            Example = "rocketmq03",
        },
    ];

    /// <summary>hosts.</summary>
    public static ConfigField Hosts { get; } = new()
    {
        Name = "hosts",
        Type = FieldType.Object,
        Description = "The hosts, and how they are reached. The fields of a log-in may stand here once for all nodes; a node's own win.",
        Fields =
        [
            new()
            {
                Name = "kind",
                Type = FieldType.Choice,
                Choices = ["docker", "ssh"],
                Default = "docker",
                Description = "Where the hosts come from: docker makes containers on this machine; ssh uses given hosts.",
                Example = "ssh",
            },
            .. Login,
            Bastion,
            new()
            {
                Name = "image",
                Type = FieldType.Text,
                Form = Forms.Image,
                Default = "rocketmq-host:local",
                Description = "Kind docker: the image of the hosts, with systemd, an SSH server and Java.",
                Example = "rocketmq-host:local",
            },
            new()
            {
                Name = "subnet",
                Type = FieldType.Text,
                Form = Forms.Subnet,
                Default = "172.30.71.0/24",
                Description = "Kind docker: subnet of the hosts' network. Hosts without an address get .11, .12, … in the alphabetical order of their names.",
                Example = "172.30.71.0/24",
            },
            new()
            {
                Name = "takeOver",
                Type = FieldType.Text,
                Form = Forms.DeploymentNumber,
                DefaultNote = "none",
                Description = "Takes over hosts that another deployment has claimed: its number, as the refusal prints it. For a stack whose state was lost; "
                    + "without effect on hosts that are this stack's already.",
                Example = "s0a1b2c3d4e5f",
            },
            new()
            {
                Name = "nodes",
                Type = FieldType.Map,
                KeyName = "host",
                KeyForm = Forms.HostName,
                DefaultNote = "kind docker: rocketmq01 to rocketmq04; kind ssh: required",
                Description = "The hosts by name. The name is what cluster refers to, and the host's name in /etc/hosts of all hosts.",
                Item = Node,
            },
        ],
    };

    private static ConfigField Node => new()
    {
        Type = FieldType.Object,
        Description = "One host. Kind docker needs none of its fields.",
        Fields =
        [
            new()
            {
                Name = "address",
                Type = FieldType.Text,
                Form = Forms.Address,
                DefaultNote = "kind docker: the next one of the subnet; kind ssh: required",
                Description = "IPv4 address at which the other hosts reach this host, and the clients unless it has a `clientAddress`.",
                Example = "192.168.243.169",
            },
            .. NodeReach,
            new()
            {
                Name = "aliases",
                Type = FieldType.List,
                DefaultNote = "none",
                Description = "Further names of the host in /etc/hosts of all hosts.",
                Item = new() { Type = FieldType.Text, Form = Forms.Alias, Example = "[rocketmq-nameserver1, rocketmq-master1]" },
            },
            new()
            {
                Name = "memory",
                Type = FieldType.Size,
                Min = 128,
                Max = 64L * 1024 * 1024,
                DefaultNote = "unknown: heaps are a share that the host works out",
                Description = "Memory of the host; heaps are then computed and checked at preview.",
                Example = "16g",
            },
            new()
            {
                Name = "generation",
                Type = FieldType.Integer,
                Min = 1,
                Max = 9999,
                Default = 1,
                Description = "Which machine of that name this is. Raise it when the host was set up anew under its old name and address, or is back after `lost`: "
                    + "every step then runs there once more.",
                Example = "2",
            },
            new()
            {
                Name = "lost",
                Type = FieldType.Boolean,
                Default = false,
                Description = "True: the host is gone for good; nothing is run on it any more, also not by destroy.",
                Example = "true",
            },
            .. Login.Select(f => f with { Default = null, DefaultNote = $"`hosts.{f.Name}`" }),
        ],
    };
}
