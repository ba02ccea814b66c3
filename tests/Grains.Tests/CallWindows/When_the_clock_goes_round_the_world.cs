using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Rehearsal;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Tests.Cluster;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Campaigns.Grains.Tests.CallWindows;

/// <summary>
/// A campaign on a cluster over five time zones and a clock change: every contact is dialled as soon as its own hours allow, first attempts
/// and retries, and at no other instant.
/// </summary>
public sealed class When_the_clock_goes_round_the_world(WindowCluster cluster) : IClassFixture<WindowCluster>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_contact_is_dialled_inside_its_own_hours_only()
    {
        cluster.Carrier.Script = call => call.RingOut();
        var campaign = await TestCampaign.CreateAsync(cluster, settings => settings with
        {
            CallWindow = CallWindow.Default,
            Retry = RetryPolicy.Default with { MaxAttempts = WindowCampaign.AttemptsPerContact, NoAnswer = new RetryRule(true, WindowCampaign.RetryDelay) },
        });
        foreach (var place in WindowCampaign.Places)
        {
            await campaign.WithContactsAsync(place.Numbers, place.ZoneId);
        }

        var forecast = await RehearseAsync(campaign);
        var judge = new DialJudge();
        await campaign.CommandAsync(CampaignCommand.Launch);
        for (var now = WindowCampaign.Begin; !judge.Done; now += WindowCampaign.Step)
        {
            cluster.Clock.Reset(now);
            judge.Expect(now);
            if (now.ToUnixTimeSeconds() % 14_400 == 0)
            {
                await RingEveryReminderAsync(campaign);
            }

            await cluster.Signal.UntilAsync(() => cluster.Carrier.Calls.Count >= judge.Calls, $"{judge.Calls} calls by {now}", Cancelled);
            await cluster.Looks.OnceAsync(campaign.Id, now, Cancelled);
        }

        // Instant by instant: nothing early, nothing late, nothing at night, nothing twice.
        foreach (var number in WindowCampaign.Places.SelectMany(place => place.Numbers))
        {
            Assert.Equal(judge.InstantsOf(number), cluster.Carrier.CallsTo(number).Select(call => call.PlacedAt));
            Assert.Equal(WindowCampaign.AttemptsPerContact, cluster.Carrier.CallsTo(number).Count);
            await campaign.ContactInAsync(number, ContactState.NoAnswer);
        }

        await campaign.UntilOverAsync();

        // What was forecast before the first call is what happened: how many calls, in which hours, and what became of everyone.
        var calls = WindowCampaign.Places.SelectMany(place => place.Numbers).SelectMany(number => cluster.Carrier.CallsTo(number)).Select(call => call.PlacedAt).ToList();
        Assert.Equal(calls.Count, forecast.Attempts[Disposition.NoAnswer]);
        Assert.Equal(calls.GroupBy(HourOf).OrderBy(hour => hour.Key).Select(hour => (hour.Key, (long)hour.Count())), forecast.Hours.Select(hour => (hour.Begin, hour.Started)));
        Assert.Equal(HourOf(calls.Max()), HourOf(forecast.FinishedAt!.Value));
        Assert.Equal((ContactState.NoAnswer, 10), Assert.Single(forecast.Contacts) is var all ? (all.Key, all.Value) : default);
    }

    private async Task<Forecast> RehearseAsync(TestCampaign campaign) => CampaignRehearsal.Run(
        new RehearsalPlan
        {
            Settings = (await campaign.Grain.GetAsync())!.Entry.Settings,
            Contacts = await cluster.Services.GetRequiredService<IContactGroups>().ListAsync(campaign.Id, ["+"], Cancelled),
            StartAt = WindowCampaign.Begin,
            TrunkChannels = 1000,
            TrunkCallsPerSecond = 1000,
            Outcomes = new OutcomeModel { Answered = 0, Voicemail = 0, NoAnswer = 1, Busy = 0, Declined = 0, InvalidNumber = 0, TechnicalError = 0 },
        },
        cluster.Services.GetRequiredService<HoursCalendar>(),
        Cancelled);

    private static Instant HourOf(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 3600 * 3600);

    /// <summary>A reminder is only a wake-up: whenever it rings, the window decides.</summary>
    private static async Task RingEveryReminderAsync(TestCampaign campaign)
    {
        foreach (var contact in await campaign.ContactsAsync())
        {
            await campaign.ContactGrain(contact).AsReference<IRemindable>().ReceiveReminder("retry", default);
        }
    }
}
