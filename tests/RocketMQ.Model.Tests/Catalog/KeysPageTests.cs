using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Tests.Catalog;

public sealed class KeysPageTests
{
    [Fact]
    public void The_page_in_docs_is_the_generated_one() => GeneratedPage.Check("keys.md", KeysPage.Render());

    [Fact]
    public void Every_key_stands_on_the_page()
    {
        var page = KeysPage.Render();
        Assert.All(KeyCatalog.For("4.7.1").All, k => Assert.Contains($"| `{k.Name}` | {k.Class} |", page, StringComparison.Ordinal));
    }
}
