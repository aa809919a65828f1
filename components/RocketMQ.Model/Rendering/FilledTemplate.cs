namespace RocketMQ.Model.Rendering;

/// <summary>A template of the kit and the values that fill it: what a step is sent instead of a long file that is nearly the same everywhere.</summary>
/// <param name="Name">Name of the template in the kit, see <see cref="KitFiles"/>.</param>
/// <param name="Digest">First 12 hexadecimal digits of the SHA-256 of its text: a step that uses it runs again when the template changes.</param>
/// <param name="Values">Value of each place, one line each.</param>
public sealed record FilledTemplate(string Name, string Digest, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Equal when the filled texts are.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(FilledTemplate? other) => other is not null && Name == other.Name && Digest == other.Digest && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Digest, Values.Count);
}
