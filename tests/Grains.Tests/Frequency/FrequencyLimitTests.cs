using Campaigns.Domain.Access;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Frequency;
using Campaigns.Domain.Teams;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Tests.Cluster;
using Campaigns.Persistence.Access;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Campaigns.Grains.Tests.Frequency;

/// <summary>One phone, two campaigns of its team.</summary>
public sealed class FrequencyLimitTests(FrequencyCluster cluster) : IClassFixture<FrequencyCluster>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_number_that_one_campaign_has_called_waits_in_the_other_until_it_may_be_called_again()
    {
        await cluster.Services.GetRequiredService<Teams>().SaveSettingsAsync(
            TeamId.First, new TeamSettings { Frequency = new FrequencyLimits { MaxPer24Hours = 1 } }, null, Cancelled);
        var number = cluster.NewNumber();
        var calledAt = cluster.Clock.GetCurrentInstant();
        var first = await (await TestCampaign.CreateAsync(cluster, settings => settings with { Retry = OneAttempt(settings.Retry) })).WithContactsAsync([number]);
        await first.CommandAsync(CampaignCommand.Launch);
        (await cluster.Carrier.CallToAsync(number, Cancelled)).Refuse(486);
        await first.UntilOverAsync();

        var second = await (await TestCampaign.CreateAsync(cluster)).WithContactsAsync([number]);
        await second.CommandAsync(CampaignCommand.Launch);

        var waiting = await second.ContactInAsync(number, ContactState.WaitingForRetry);
        Assert.Equal((0, calledAt + Duration.FromHours(24)), (waiting.AttemptsSpent, waiting.NextAt));
        Assert.Single(cluster.Carrier.CallsTo(number));

        cluster.Clock.AdvanceHours(24);
        var call = await cluster.Carrier.CallToAsync(number, Cancelled, nth: 2);
        Assert.Equal(calledAt + Duration.FromHours(24), call.PlacedAt);
        call.Refuse(603);
        await second.UntilOverAsync();
    }

    private static RetryPolicy OneAttempt(RetryPolicy retry) => retry with { MaxAttempts = 1 };
}
