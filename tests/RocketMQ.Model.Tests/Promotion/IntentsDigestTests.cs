using RocketMQ.Model.Promotion;

namespace RocketMQ.Model.Tests.Promotion;

public sealed class IntentsDigestTests
{
    [Fact]
    public void The_state_gives_the_digest_of_its_wishes()
    {
        const string State = """
            { "deployment": { "resources": [
              { "urn": "urn:pulumi:s::p::t$command:local:Command::c-b-intent", "type": "command:local:Command", "outputs": { "stdout": " 22 \n" } },
              { "urn": "urn:pulumi:s::p::t$command:local:Command::c-a-intent", "type": "command:local:Command", "outputs": { "stdout": "11" } },
              { "urn": "urn:pulumi:s::p::t$command:local:Command::c-a-intent", "type": "command:local:Command", "delete": true, "outputs": { "stdout": "10" } },
              { "urn": "urn:pulumi:s::p::t$command:local:Command::c-owner", "type": "command:local:Command", "outputs": { "stdout": "33" } },
              { "urn": "urn:pulumi:s::p::t$command:remote:Command::c-x-intent", "type": "command:remote:Command", "outputs": { "stdout": "44" } } ] } }
            """;
        Assert.Equal(IntentsDigest.Of([("c-a-intent", "11"), ("c-b-intent", "22")]), IntentsDigest.OfState(State));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "version": 3, "deployment": { "manifest": {} } }""")]
    public void A_stack_without_resources_has_none(string state) => Assert.Equal(IntentsDigest.Of([]), IntentsDigest.OfState(state));

    [Theory]
    [InlineData("error: nothing")]
    [InlineData("[]")]
    [InlineData("")]
    public void Anything_else_is_no_state(string state) => Assert.Throws<FormatException>(() => IntentsDigest.OfState(state));
}
