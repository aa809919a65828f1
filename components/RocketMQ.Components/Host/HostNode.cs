using Pulumi;
using Pulumi.Command.Remote;
using RocketMQ.Components.Release;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Components.Host;

/// <summary>A host: the scripts are copied to it and it is prepared, once every host of the cluster has passed its check.</summary>
internal sealed class HostNode : ComponentResource
{
    public HostNode(string name, string prefix, ClusterPlan plan, HostPlan host, HostAccess access, Input<string> hostsChecked, string notice,
        ReleaseArchive archive, ComponentResourceOptions options)
        : base("rocketmq:index:Host", name, options)
    {
        Plan = host;
        Access = access;
        var subject = host.Host.Name;
        var stdin = StepInputs.Prepare(plan, host, $"{prefix}@{subject}", archive.MinJava, notice).ToString();
        // Nothing is changed on any host before every host has passed its check.
        var intent = IntentStep.Create($"{prefix}-{subject}-intent", this, Output.Tuple(archive.Sha512, hostsChecked).Apply(t => $"{StepToken.Create([stdin])} {t.Item1}"), access.MadeBy, Former("intent"));
        Intent = IntentStep.Number(intent);
        var kit = CopyStep.Create($"{prefix}-{subject}-kit", this, access, new FileAsset(StepKit.FilePath), StepKit.UploadPath, [intent], Former("kit"));
        Prepared = new HostStep
        {
            Name = $"{prefix}-{subject}-prepare",
            FormerName = Former("prepare"),
            Access = access,
            ShowsProgress = true,
            Create = Output.Tuple(access.Owner, access.OwnerWord, Intent)
                .Apply(t => StepLine.FromUpload(host.Host, "prepare", subject, 240, t.Item2, t.Item1.Stack, t.Item1.User, t.Item1.Since, t.Item3)),
            Delete = access.OwnerWord.Apply(owner => StepLine.DeleteFromKit(host.Host, "unprepare", subject, 600, owner)),
            Stdin = stdin,
        }.Make(this, [kit]);

        string? Former(string step) => FormerName.OfHost(host.Host, prefix, $"-{step}");
    }

    public HostPlan Plan { get; }

    public HostAccess Access { get; }

    /// <summary>Number of what is wanted on this host, see <see cref="IntentStep"/>.</summary>
    public Output<string> Intent { get; }

    /// <summary>The host prepared.</summary>
    public Command Prepared { get; }
}
