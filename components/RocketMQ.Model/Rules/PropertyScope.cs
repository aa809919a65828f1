using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules;

/// <summary>The properties written at one place, looked up by the key that takes effect: an ignored spelling stands for what was meant.</summary>
internal sealed class PropertyScope
{
    private readonly Dictionary<string, Setting> byEffect = new(StringComparer.Ordinal);

    public PropertyScope(string path, IReadOnlyDictionary<string, string> properties, KeyCatalog catalog)
    {
        foreach (var (key, value) in properties)
        {
            if (catalog.Meant(key, value) is { } meant && (meant.Key == key || !properties.ContainsKey(meant.Key)))
            {
                byEffect[meant.Key] = new Setting(meant.Value, $"{path}.{key}", IsWritten: true);
            }
        }
    }

    public Setting? Find(string key) => byEffect.GetValueOrDefault(key);
}
