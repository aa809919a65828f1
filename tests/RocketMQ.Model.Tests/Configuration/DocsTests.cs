using RocketMQ.Model.Configuration;

namespace RocketMQ.Model.Tests.Configuration;

public sealed class DocsTests
{
    [Fact]
    public void The_page_in_docs_is_what_the_code_says() => GeneratedPage.Check("configuration.md", ConfigDocs.Text());

    [Theory]
    [InlineData("`hosts.nodes.<host>.address`")]
    [InlineData("`cluster.brokerGroups.<brokerName>.slaves[].port`")]
    [InlineData("`release.build.mavenMirror`")]
    [InlineData("`destroy.data`")]
    [InlineData("`production`")]
    [InlineData("`rules.disable.<rule>`")]
    public void Lists_fields_by_their_full_paths(string path) => Assert.Contains($"| {path} |", ConfigDocs.Text(), StringComparison.Ordinal);

    [Fact]
    public void Every_id_of_an_error_of_form_is_listed()
    {
        var ids = typeof(CfgIds).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Where(i => i.StartsWith("CFG", StringComparison.Ordinal));
        Assert.Equal(ids.Order(StringComparer.Ordinal), CfgIds.All.Select(i => i.Id));
        Assert.All(CfgIds.All, i => Assert.Contains($"| {i.Id} | {i.What} |", ConfigDocs.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_row_of_a_table_has_the_columns_of_its_head()
    {
        var columns = 0;
        foreach (var line in ConfigDocs.Text().Split('\n'))
        {
            var cells = line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|');
            Assert.True(cells == 0 || columns == 0 || cells == columns, line);
            columns = cells;
        }
    }
}
