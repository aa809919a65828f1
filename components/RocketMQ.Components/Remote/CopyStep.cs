using System.Collections.Immutable;
using Pulumi;
using Pulumi.Command.Remote;

namespace RocketMQ.Components.Remote;

/// <summary>The one place that copies a file to a host. The provider sets no mode, never removes a file, and does not notice a lost one.</summary>
internal static class CopyStep
{
    /// <summary>Creates it.</summary>
    /// <param name="name">Resource name.</param>
    /// <param name="parent">Parent resource.</param>
    /// <param name="access">Where.</param>
    /// <param name="source">The file; must be known in a preview.</param>
    /// <param name="path">Path on the host; one that is not absolute begins in the log-in user's home.</param>
    /// <param name="after">What must have succeeded before.</param>
    /// <param name="formerName">Resource name that it had while its host had another one. Default none.</param>
    public static CopyToRemote Create(
        string name, Resource parent, HostAccess access, Input<AssetOrArchive> source, string path, IEnumerable<Resource> after, string? formerName = null)
    {
        var args = new CopyToRemoteArgs { Connection = access.Connection(), Source = source, RemotePath = path };
        // A host that was made anew has no copy. (This resource has nothing to delete, so its replacement is only another copy.)
        if (access.Identity is { } id)
        {
            args.Triggers = id.Apply(value => ImmutableArray.Create<object>(value));
        }
        else if (access.Host.Generation > 1)
        {
            args.Triggers = new object[] { access.Host.Generation };
        }

        return new CopyToRemote(name, args, new CustomResourceOptions
        {
            Parent = parent,
            Aliases = FormerName.Alias(formerName),
            DependsOn = after.ToArray(),
            RetainOnDelete = access.Host.Lost,
            IgnoreChanges = access.Host.Lost ? ["source", "remotePath", "connection"] : [],
        });
    }
}
