using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Tests.Catalog;

/// <summary>How the cells of a row of keys.tsv are read.</summary>
public sealed class KeyRowTests
{
    [Theory]
    [InlineData("72", "72", "72", "72")]
    [InlineData("4.7.1=1 ; 4.9.8=2 ; 5.3.3=3", "1", "2", "3")]
    [InlineData("4.7.1=1", "1", "4.7.1=1", "4.7.1=1")]
    public void One_default_stands_for_all_versions_or_each_has_its_own(string cell, params string[] defaults) =>
        Assert.Equal(defaults, Enum.GetValues<CatalogLine>().Select(Row("int", cell).DefaultIn));

    [Theory]
    [InlineData("int", "72", "72")]
    [InlineData("Integer", "-1", "-1")]
    [InlineData("long", "4294967296", "4294967296")]
    [InlineData("int", "6 (READ|WRITE)", "6")]
    [InlineData("int", "Math.min(CPUS, 4)", null)]
    [InlineData("int", "4.7.1=5 ; 4.9.8=6 ; 5.3.3=7", "5")]
    [InlineData("boolean", "true", "true")]
    [InlineData("boolean", "false", "false")]
    [InlineData("boolean", "isLinux()", null)]
    [InlineData("String", "04", "04")]
    [InlineData("String", "02;14", "02;14")]
    [InlineData("String", "null", null)]
    [InlineData("String", "4h", null)]
    [InlineData("String", "", null)]
    [InlineData("FlushDiskType (as String)", "ASYNC_FLUSH", null)]
    [InlineData("double", "0.8", null)]
    public void A_default_that_a_file_could_say_is_a_plain_value(string type, string cell, string? literal) =>
        Assert.Equal(literal, Row(type, cell).LiteralDefaultIn(CatalogLine.V4_7));

    private static KeyRow Row(string type, string cell) => new("key", "BrokerConfig", type, cell, ["yes", "yes", "yes"], "");
}
