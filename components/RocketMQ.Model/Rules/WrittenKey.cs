using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rules;

/// <summary>A key a person wrote, once for each place.</summary>
/// <param name="Path">The field, for example <c>cluster.properties.fileReservedTime</c>.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Kind">Whose file it goes into.</param>
/// <param name="Issues">What the catalog finds wrong with it.</param>
public sealed record WrittenKey(string Path, string Key, string Value, InstanceKind Kind, IReadOnlyList<KeyIssue> Issues);
