using Campaigns.Domain.Assistants;

namespace Campaigns.Domain.Tests.Assistants;

public sealed class CallVariablesTests
{
    [Fact]
    public void The_contact_s_word_comes_before_the_campaign_s()
    {
        var variables = CallVariables.Merge("""{ "offer": "spring", "shop": "Main St", "code": 7 }""", """{ "offer": "summer", "shop": null, "tags": ["a", 1], "vip": true }""");

        Assert.Equal(
            new Dictionary<string, string> { ["offer"] = "summer", ["code"] = "7", ["tags"] = """["a", 1]""", ["vip"] = "true" },
            variables);
    }

    [Fact]
    public void A_contact_may_have_nothing_to_say() => Assert.Empty(CallVariables.Merge("{}", null));
}
