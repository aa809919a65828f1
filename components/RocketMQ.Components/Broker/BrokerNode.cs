using Pulumi;
using RocketMQ.Components.Remote;

namespace RocketMQ.Components.Broker;

/// <summary>
/// A broker on a host, master or slave. Created when it is registered under its own name, id and address at every name server and, as a
/// slave, has caught up with its master. A change of its files is laid ready here and takes effect in the cluster's roll; deletion stops it
/// gracefully and removes unit and files, the store stays unless asked for.
/// </summary>
public sealed class BrokerNode : ComponentResource
{
    /// <summary>Makes the broker.</summary>
    /// <param name="name">Resource name, unique in the stack.</param>
    /// <param name="args">What it is.</param>
    /// <param name="options">Pulumi options; <c>DependsOn</c> what prepares the host, the name servers and, for a slave, its master.</param>
    public BrokerNode(string name, BrokerNodeArgs args, ComponentResourceOptions? options = null)
        : base("rocketmq:index:BrokerNode", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Chain = InstanceStep.Start(this, name, args.Plan, args.Instance, args.Access);
        Address = Output.Create(args.Instance.ClientAddress);
        RegisterOutputs(new Dictionary<string, object?> { ["address"] = Address });
    }

    /// <summary>ip:port at which it is registered.</summary>
    [Output("address")]
    public Output<string> Address { get; private set; }

    /// <summary>Its intent and start, which the cluster's roll goes on from.</summary>
    internal InstanceChain Chain { get; }
}
