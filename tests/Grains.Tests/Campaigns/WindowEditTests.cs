using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Contacts;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Tests.Cluster;
using NodaTime;

namespace Campaigns.Grains.Tests.Campaigns;

/// <summary>What a new window does to the contacts of a paused campaign.</summary>
public sealed class WindowEditTests(CommandCluster cluster) : IClassFixture<CommandCluster>
{
    private static readonly CallWindow Blackout = CallWindow.Default with { BlackoutDates = [new DateInterval(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1))] };

    // 16:45 in New York, a quarter before the window closes.
    private static readonly Instant Late = Instant.FromUtc(2026, 3, 4, 21, 45);
    private static readonly Instant Tomorrow = Instant.FromUtc(2026, 3, 5, 14, 0);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_window_moves_every_waiting_contact_of_a_paused_campaign()
    {
        cluster.Clock.Reset(Late);
        var (busy, never) = (cluster.NewNumber(), cluster.NewNumber());
        var campaign = await (await TestCampaign.CreateAsync(cluster, settings => settings with
        {
            CallWindow = Until(17),
            MaxConcurrentCalls = 1,
            Retry = RetryPolicy.Default with { Busy = new(true, Duration.FromMinutes(30)) },
        })).WithContactsAsync([busy, never]);
        await campaign.CommandAsync(CampaignCommand.Launch);
        var call = await cluster.Carrier.CallToAsync(busy, Cancelled);
        await campaign.CommandAsync(CampaignCommand.Pause);
        call.Refuse(486);
        Assert.Equal(Tomorrow, (await campaign.ContactInAsync(busy, ContactState.WaitingForRetry)).NextAt);

        await EditAsync(campaign, Until(20));
        await DueAtAsync(campaign, busy, Late + Duration.FromMinutes(30));
        await EditAsync(campaign, Until(17));
        await DueAtAsync(campaign, busy, Tomorrow);
        await EditAsync(campaign, Until(20));
        await DueAtAsync(campaign, busy, Late + Duration.FromMinutes(30));

        // The one that was never dialled waits for no instant of its own: it is dialled first, inside the new window.
        cluster.Clock.Reset(Late + Duration.FromMinutes(40));
        await campaign.CommandAsync(CampaignCommand.Resume);
        (await cluster.Carrier.CallToAsync(busy, Cancelled, nth: 2)).Refuse(603);
        (await cluster.Carrier.CallToAsync(never, Cancelled)).Refuse(603);
        await campaign.UntilOverAsync();
    }

    [Fact]
    public async Task A_window_without_an_opening_leaves_no_retry_waiting()
    {
        cluster.Clock.Reset(Late);
        var number = cluster.NewNumber();
        var campaign = await (await TestCampaign.CreateAsync(cluster, settings => settings with { CallWindow = Until(17) })).WithContactsAsync([number]);
        await campaign.CommandAsync(CampaignCommand.Launch);
        (await cluster.Carrier.CallToAsync(number, Cancelled)).Refuse(486);
        await campaign.ContactInAsync(number, ContactState.WaitingForRetry);
        await campaign.CommandAsync(CampaignCommand.Pause);

        await EditAsync(campaign, Blackout);

        await campaign.ContactInAsync(number, ContactState.Expired);
        await campaign.CommandAsync(CampaignCommand.Cancel);
    }

    private static CallWindow Until(int hour) => CallWindow.Daily(new LocalTime(9, 0), new LocalTime(hour, 0));

    private static async Task EditAsync(TestCampaign campaign, CallWindow window) =>
        Assert.Empty((await campaign.Grain.EditAsync((await campaign.Grain.GetAsync())!.Entry.Settings with { CallWindow = window }, null)).Faults);

    private Task<ContactTicket> DueAtAsync(TestCampaign campaign, string number, Instant at) => cluster.Signal.UntilAsync(
        async () => await campaign.ContactAsync(number) is { } contact && contact.NextAt == at ? contact : null, $"{number} being due at {at}", Cancelled);
}
