using Pulumi;
using RocketMQ.Components.Remote;

namespace RocketMQ.Components.NameServer;

/// <summary>
/// A name server on a host: its files, its unit, its process. Created when it answers by protocol. A change of its files is laid ready
/// here and takes effect in the cluster's roll; deletion stops it gracefully and removes unit and files, the data stays unless asked for.
/// </summary>
public sealed class NameServerNode : ComponentResource
{
    /// <summary>Makes the name server.</summary>
    /// <param name="name">Resource name, unique in the stack.</param>
    /// <param name="args">What it is.</param>
    /// <param name="options">Pulumi options; <c>DependsOn</c> what prepares the host.</param>
    public NameServerNode(string name, NameServerNodeArgs args, ComponentResourceOptions? options = null)
        : base("rocketmq:index:NameServerNode", name, args, FormerName.Add(options, args?.FormerName))
    {
        ArgumentNullException.ThrowIfNull(args);
        Chain = InstanceStep.Start(this, name, args.Plan, args.Instance, args.Access, args.FormerName);
        Address = Output.Create(args.Instance.ClientAddress);
        RegisterOutputs(new Dictionary<string, object?> { ["address"] = Address });
    }

    /// <summary>ip:port at which it answers.</summary>
    [Output("address")]
    public Output<string> Address { get; private set; }

    /// <summary>Its intent and start, which the cluster's roll goes on from.</summary>
    internal InstanceChain Chain { get; }
}
