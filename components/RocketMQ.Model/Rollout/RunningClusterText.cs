using System.Text.Json;
using System.Text.Json.Serialization;
using RocketMQ.Model.Rendering;
using Files = System.Collections.Generic.SortedDictionary<string, System.Collections.Generic.IReadOnlyDictionary<string, string>>;

namespace RocketMQ.Model.Rollout;

/// <summary>A <see cref="RunningCluster"/> as the text in which a stack keeps it: JSON, with the lines that all brokers, or all name servers, share written once.</summary>
public static class RunningClusterText
{
    /// <summary>Number of this form of the text. A text of another form is as good as none: the next <c>up</c> writes it anew.</summary>
    private const int Form = 1;

    private static readonly JsonSerializerOptions Compact = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <summary>Writes it.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <returns>JSON on one line; the same text for the same cluster.</returns>
    public static string Write(RunningCluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var shared = Enum.GetValues<InstanceKind>().ToDictionary(k => k, k => Shared([.. cluster.Instances.Where(i => i.Kind == k)]));
        return JsonSerializer.Serialize(
            new Kept(
                Form,
                cluster.Name,
                cluster.Version,
                cluster.DeletesData,
                Sorted(cluster.Hosts),
                [.. cluster.Lost.Order(StringComparer.Ordinal)],
                shared[InstanceKind.Broker],
                shared[InstanceKind.NameServer],
                [.. cluster.Instances.Select(i => new KeptInstance(i.Name, i.Host, i.Address, i.Kind == InstanceKind.Broker, i.Digest, i.LiveDigest, Without(i.Files, shared[i.Kind]), i.Intent, i.LiveIntent))],
                cluster.Logins,
                cluster.Generations.Count == 0 ? null : new(cluster.Generations.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
                cluster.Owner.Length == 0 ? null : cluster.Owner,
                cluster.Origins.Count == 0 ? null : new(cluster.Origins.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)),
            Compact);
    }

    /// <summary>Reads it back.</summary>
    /// <param name="text">What <see cref="Write"/> gave.</param>
    /// <returns>The cluster; null for a text that is of another form, or none at all.</returns>
    public static RunningCluster? Read(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<Kept>(text, Compact) is { Format: Form } kept ? Read(kept) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RunningCluster Read(Kept kept) => new()
    {
        Name = kept.Name,
        Version = kept.Version,
        DeletesData = kept.DeletesData,
        Logins = kept.Logins ?? "",
        Owner = kept.Owner ?? "",
        Hosts = kept.Hosts,
        Generations = kept.Generations ?? [],
        Origins = kept.Origins ?? [],
        Lost = kept.Lost.ToHashSet(StringComparer.Ordinal),
        Instances =
        [
            .. kept.Instances.Select(i => new RunningInstance
            {
                Name = i.Name,
                Kind = i.Broker ? InstanceKind.Broker : InstanceKind.NameServer,
                Host = i.Host,
                Address = i.Address,
                Digest = i.Digest,
                LiveDigest = i.Live ?? "",
                Intent = i.Intent ?? "",
                LiveIntent = i.LiveIntent ?? "",
                Files = Joined(i.Broker ? kept.Broker : kept.NameServer, i.Files),
            }),
        ],
    };

    private static Files Shared(IReadOnlyList<RunningInstance> instances)
    {
        var shared = new Files(StringComparer.Ordinal);
        foreach (var (file, lines) in instances.FirstOrDefault()?.Files ?? new Files())
        {
            shared[file] = Sorted(lines.Where(l => instances.All(i => i.Find(file, l.Key) == l.Value)));
        }

        return shared;
    }

    private static Files Without(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> files, Files shared)
    {
        var own = new Files(StringComparer.Ordinal);
        foreach (var (file, lines) in files)
        {
            own[file] = Sorted(lines.Where(l => shared[file].GetValueOrDefault(l.Key) != l.Value));
        }

        return own;
    }

    private static Files Joined(Files shared, Files own)
    {
        var files = new Files(StringComparer.Ordinal);
        foreach (var file in shared.Keys.Union(own.Keys))
        {
            files[file] = Sorted(Of(shared, file).Concat(Of(own, file)));
        }

        return files;

        static IEnumerable<KeyValuePair<string, string>> Of(Files all, string file) => all.TryGetValue(file, out var lines) ? lines : [];
    }

    private static SortedDictionary<string, string> Sorted(IEnumerable<KeyValuePair<string, string>> lines) => new(new Dictionary<string, string>(lines, StringComparer.Ordinal), StringComparer.Ordinal);

    private sealed record Kept(
        int Format,
        string Name,
        string Version,
        bool DeletesData,
        SortedDictionary<string, string> Hosts,
        IReadOnlyList<string> Lost,
        Files Broker,
        Files NameServer,
        IReadOnlyList<KeptInstance> Instances,
        string? Logins = null,
        SortedDictionary<string, int>? Generations = null,
        string? Owner = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SortedDictionary<string, string>? Origins = null);

    private sealed record KeptInstance(string Name, string Host, string Address, bool Broker, string Digest, string? Live, Files Files, string? Intent = null, string? LiveIntent = null);
}
