using System.Text.Json.Nodes;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>Writes <c>rocketmq:hosts</c>.</summary>
internal static class HostsWriter
{
    public static JsonObject Write(StackConfig config) => config.Kind == HostsKind.Ssh
        ? StackConfigWriter.Object(("kind", "ssh"), ("takeOver", config.Cluster.TakeOver), ("nodes", StackConfigWriter.Map(config.Cluster.Hosts, h => h.Name, h => Ssh(h, config.Credentials.GetValueOrDefault(h.Name)))))
        : StackConfigWriter.Object(
            ("kind", "docker"),
            ("image", config.DockerImage),
            ("subnet", config.DockerSubnet),
            ("takeOver", config.Cluster.TakeOver),
            ("nodes", StackConfigWriter.Map(config.Cluster.Hosts, h => h.Name, Docker)));

    private static JsonObject Docker(HostSpec host) => StackConfigWriter.Object(
        ("address", host.Address),
        ("aliases", StackConfigWriter.List(host.Aliases)),
        ("memory", StackConfigWriter.Size(host.MemoryMiB)),
        ("generation", host.Generation),
        ("lost", host.Lost));

    private static JsonObject Ssh(HostSpec host, SshCredentials? login) => StackConfigWriter.Object(
    [
        ("address", host.Address),
        ("clientAddress", host.ClientAddress),
        ("sshAddress", host.SshAddress),
        ("port", host.Port),
        ("user", host.User),
        ("hostKey", host.HostKey),
        ("direct", host.Bastion is null),
        ("bastion", host.Bastion is { } bastion ? Bastion(bastion, login?.Bastion) : null),
        ("renamedFrom", host.RenamedFrom),
        ("aliases", StackConfigWriter.List(host.Aliases)),
        ("memory", StackConfigWriter.Size(host.MemoryMiB)),
        ("generation", host.Generation),
        ("lost", host.Lost),
        .. Login(login),
    ]);

    private static JsonObject Bastion(BastionSpec bastion, SshCredentials? login) => StackConfigWriter.Object(
    [
        ("address", bastion.Address),
        ("port", bastion.Port),
        ("user", bastion.User),
        ("hostKey", bastion.HostKey),
        .. Login(login),
    ]);

    private static (string Name, JsonNode? Value)[] Login(SshCredentials? login) =>
    [
        ("privateKey", login?.PrivateKey?.Reveal()),
        ("privateKeyFile", login?.PrivateKeyFile),
        ("privateKeyPassphrase", login?.PrivateKeyPassphrase?.Reveal()),
        ("password", login?.Password?.Reveal()),
        ("agent", login?.Agent),
    ];
}
