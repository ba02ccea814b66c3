using Campaigns.Domain.Consent;
using Campaigns.Domain.Contacts;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Tests.Cluster;
using Campaigns.Persistence.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Grains.Tests.Frequency;

/// <summary>Who is called by a campaign that requires consent.</summary>
public sealed class ConsentTests(FrequencyCluster cluster) : IClassFixture<FrequencyCluster>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Contacts_without_consent_are_not_called_and_final()
    {
        var (with, without) = (cluster.NewNumber(), cluster.NewNumber());
        var campaign = await TestCampaign.CreateAsync(cluster, settings => settings with { RequireConsent = true });
        ImportRow[] rows =
        [
            new ImportRow { PhoneNumber = without, ZoneIds = ["America/New_York"] },
            new ImportRow
            {
                PhoneNumber = with,
                ZoneIds = ["America/New_York"],
                Consent = new ContactConsent(ConsentKind.Written, "contract 12", cluster.Clock.GetCurrentInstant()),
            },
        ];
        await cluster.Services.GetRequiredService<ContactImport>().RunAsync(campaign.Id, rows.ToAsyncEnumerable(), DuplicatePolicy.Skip, null, Cancelled);
        await campaign.Grain.ContactsChangedAsync();
        await campaign.CommandAsync(CampaignCommand.Launch);

        var call = await cluster.Carrier.CallToAsync(with, Cancelled);
        await call.AnswerAsync();
        call.FarEndHangsUp();
        await campaign.UntilOverAsync();

        Assert.Equal(ContactState.DoNotCall, (await campaign.ContactAsync(without)).State);
        Assert.Empty(cluster.Carrier.CallsTo(without));
    }
}
