namespace RocketMQ.Model.Configuration;

/// <summary>What to do about a field that does not exist.</summary>
internal static class UnknownFieldRepair
{
    /// <summary>The nearest name of the object; else where the name is a field; else what the object has.</summary>
    public static string For(ConfigField parent, string name)
    {
        var names = parent.Fields.Select(f => f.Name).ToArray();
        if (Nearest.To(name, names) is { } near)
        {
            return $"Did you mean \"{near}\"?";
        }

        var tree = ConfigTree.Below(ConfigTree.Root, "").ToList();
        var here = tree.FirstOrDefault(p => ReferenceEquals(p.Field, parent)).Path ?? "";
        string[] all = [.. tree.Where(p => p.Field.Fields.Any(f => f.Name == name)).Select(p => p.Path.Length > 0 ? p.Path : "the namespace rocketmq")];
        // Below the object that was meant is where it belongs; else the nearest places.
        var below = all.Where(p => here.Length > 0 && p.StartsWith(here + ".", StringComparison.Ordinal)).ToArray();
        var homes = (below.Length > 0 ? below : all).OrderByDescending(p => Shared(p, here)).Take(3).ToArray();
        return homes.Length > 0
            ? $"\"{name}\" is a field of {string.Join(" and ", homes)}: move it there."
            : $"Remove it. Known: {string.Join(", ", names)}.";
    }

    private static int Shared(string path, string other) => path.Split('.').Zip(other.Split('.')).TakeWhile(p => p.First == p.Second).Count();
}
