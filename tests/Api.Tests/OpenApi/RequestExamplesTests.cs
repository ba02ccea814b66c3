using System.Text.Json.Nodes;
using Campaigns.Api.Campaigns;
using Campaigns.Api.Json;
using Campaigns.Api.OpenApi;
using Campaigns.Domain.Campaigns;

namespace Campaigns.Api.Tests.OpenApi;

public sealed class RequestExamplesTests
{
    public static TheoryData<Type> Types => [.. RequestExamples.All.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_example_can_be_read(Type type)
    {
        var faults = new RequestFaults();
        JsonShape.Prune(RequestExamples.Of(type)!.AsObject(), ApiJson.Options.GetTypeInfo(type), faults);

        Assert.Empty(faults.All);
    }

    [Fact]
    public void The_campaign_breaks_no_rule()
    {
        var faults = new RequestFaults();
        System.Text.Json.JsonSerializer.Deserialize<CampaignRequest>(RequestExamples.Of(typeof(CampaignRequest)) as JsonObject, ApiJson.Options)!
            .ToSettings(CampaignLimits.Default, faults);

        Assert.Empty(faults.All);
    }
}
