using Pulumi;
using Pulumi.Command.Remote;
using RocketMQ.Components.Host;
using RocketMQ.Components.Remote;

namespace RocketMQ.Components.Release;

/// <summary>The release on one host: the archive copied there, verified, unpacked beside older versions.</summary>
internal sealed class HostRelease : ComponentResource
{
    public HostRelease(string name, string prefix, Model.Rendering.ClusterPlan plan, HostNode host, ReleaseArchive archive, ComponentResourceOptions options)
        : base("rocketmq:index:Release", name, options)
    {
        var target = $"{StepInputs.UploadFolder}/{archive.FileName}";
        var subject = host.Plan.Host.Name;
        var after = archive.MadeBy is { } build ? new Resource[] { host.Prepared, build } : [host.Prepared];
        // A host that fetches it itself gets no copy.
        if (archive.HostUrl is null) after = [CopyStep.Create($"{prefix}-{subject}-archive", this, host.Access, Source(archive), target, after, Former("archive"))];
        Unpacked = new HostStep
        {
            Name = $"{prefix}-{subject}-release",
            FormerName = Former("release"),
            ShowsProgress = true,
            Access = host.Access,
            Create = Output.Tuple(host.Access.OwnerWord, host.Intent).Apply(t => StepLine.FromKit(host.Plan.Host, "release", subject, 1200, t.Item1, t.Item2)),
            Delete = host.Access.OwnerWord.Apply(owner => StepLine.DeleteFromKit(host.Plan.Host, "release-delete", subject, 120, owner)),
            Stdin = archive.Sha512.Apply(sha512 => StepInputs.Release(plan, target, sha512, archive.HostUrl).ToString()!),
        }.Make(this, after);
        RegisterOutputs();

        string? Former(string step) => FormerName.OfHost(host.Plan.Host, prefix, $"-{step}");
    }

    /// <summary>
    /// The file that is copied. A preview needs a known source also for what is yet to be built: then a text stands in, and the preview shows a copy, which is
    /// what will happen. (So a saved plan of such a stack does not hold; once it is built, it does.)
    /// </summary>
    private static Input<AssetOrArchive> Source(ReleaseArchive archive)
    {
        if (archive.BuiltPath is not { } built)
        {
            return new FileAsset(archive.Path);
        }

        if (!Deployment.Instance.IsDryRun)
        {
            return built.Apply(AssetOrArchive (path) => new FileAsset(path));
        }

        return File.Exists(archive.Path) ? new FileAsset(archive.Path) : new StringAsset($"{archive.FileName}, which is yet to be built");
    }

    /// <summary>The unpacked release.</summary>
    public Command Unpacked { get; }
}
