using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Grains.Interfaces;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Tests.Cluster;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Campaigns.Grains.Tests.Campaigns;

/// <summary>Campaigns that start by themselves. The tests ring the wake-ups: the wall clock is theirs, and reminders keep the machine's time.</summary>
public sealed class ScheduleTests(CommandCluster cluster) : IClassFixture<CommandCluster>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Instant Now => cluster.Clock.GetCurrentInstant();

    [Fact]
    public async Task A_scheduled_campaign_starts_at_its_time_and_not_before()
    {
        var number = cluster.NewNumber();
        var startAt = Now + Duration.FromHours(2);
        var campaign = await ScheduledAsync(startAt, number);
        Assert.Equal(CampaignStatus.Scheduled, (await campaign.Grain.GetAsync())!.Entry.Status);
        Assert.NotNull(await WakeUpAsync(campaign));

        await RingAsync(campaign);
        Assert.Equal(CampaignStatus.Scheduled, (await campaign.Grain.GetAsync())!.Entry.Status);

        cluster.Clock.Reset(startAt);
        await RingAsync(campaign);
        (await cluster.Carrier.CallToAsync(number, Cancelled)).Refuse(603);
        var over = await campaign.UntilOverAsync();
        Assert.Equal((CampaignStatus.Completed, startAt), (over.Entry.Status, over.Entry.StartedAt));
        Assert.Null(await WakeUpAsync(campaign));
    }

    [Fact]
    public async Task A_scheduled_start_outlives_its_grain()
    {
        var startAt = Now + Duration.FromHours(2);
        var campaign = await ScheduledAsync(startAt, cluster.NewNumber());
        await cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero, Cancelled);
        cluster.Clock.Reset(startAt);

        // What is stored brings it back: nothing in memory knew of the start any more.
        Assert.NotNull(await WakeUpAsync(campaign));
        await RingAsync(campaign);

        Assert.Equal(CampaignStatus.Running, (await campaign.Grain.GetAsync())!.Entry.Status);
        await campaign.CommandAsync(CampaignCommand.Cancel);
    }

    [Fact]
    public async Task A_scheduled_start_that_fails_pauses_and_says_every_reason()
    {
        var startAt = Now + Duration.FromHours(1);
        var campaign = await ScheduledAsync(startAt);
        cluster.Clock.Reset(startAt);

        await RingAsync(campaign);

        var paused = (await campaign.Grain.GetAsync())!.Entry;
        Assert.Equal(CampaignStatus.Paused, paused.Status);
        Assert.Equal("The scheduled start failed. contacts: There is no contact to dial: import contacts first, or set keepOpen.", Assert.Single(paused.Reasons));
        Assert.Null(await WakeUpAsync(campaign));

        await campaign.WithContactsAsync([cluster.NewNumber()]);
        Assert.Empty((await campaign.CommandAsync(CampaignCommand.Resume)).Entry.Reasons);
        await campaign.CommandAsync(CampaignCommand.Cancel);
    }

    [Fact]
    public async Task Start_now_clears_the_start_time_and_is_harmless_twice()
    {
        var campaign = await ScheduledAsync(Now + Duration.FromHours(1), cluster.NewNumber());

        var running = await campaign.CommandAsync(CampaignCommand.Launch);
        Assert.Equal((CampaignStatus.Running, null), (running.Entry.Status, running.Entry.Settings.StartAt));
        Assert.Equal(running.Entry.Version, (await campaign.CommandAsync(CampaignCommand.Launch)).Entry.Version);

        // A wake-up that rings all the same does nothing, and stops.
        await RingAsync(campaign);
        Assert.Equal(running.Entry.Epoch, (await campaign.Grain.GetAsync())!.Entry.Epoch);
        Assert.Null(await WakeUpAsync(campaign));
        await campaign.CommandAsync(CampaignCommand.Cancel);
    }

    [Fact]
    public async Task Back_to_draft_by_command_or_by_an_edit_and_scheduled_again()
    {
        var startAt = Now + Duration.FromHours(1);
        var campaign = await ScheduledAsync(startAt, cluster.NewNumber());

        Assert.Equal((CampaignStatus.Draft, null), await UnscheduleAsync());
        Assert.Equal((CampaignStatus.Draft, null), await UnscheduleAsync());
        Assert.Equal(CampaignStatus.Scheduled, await EditAsync(startAt));
        Assert.Equal(CampaignStatus.Draft, await EditAsync(null));

        cluster.Clock.Reset(startAt);
        await RingAsync(campaign);
        Assert.Equal(CampaignStatus.Draft, (await campaign.Grain.GetAsync())!.Entry.Status);

        async Task<(CampaignStatus, Instant?)> UnscheduleAsync()
        {
            var entry = (await campaign.CommandAsync(CampaignCommand.Unschedule)).Entry;
            return (entry.Status, entry.Settings.StartAt);
        }

        async Task<CampaignStatus> EditAsync(Instant? start)
        {
            var reply = await campaign.Grain.EditAsync((await campaign.Grain.GetAsync())!.Entry.Settings with { StartAt = start }, null);
            Assert.Empty(reply.Faults);
            return reply.View!.Entry.Status;
        }
    }

    [Fact]
    public async Task A_scheduled_campaign_whose_end_has_passed_completes_without_a_call()
    {
        var number = cluster.NewNumber();
        var startAt = Now + Duration.FromHours(1);
        var campaign = await (await TestCampaign.CreateAsync(cluster, settings => settings with { StartAt = startAt, EndAt = startAt + Duration.FromHours(1) })).WithContactsAsync([number]);
        cluster.Clock.Reset(startAt + Duration.FromHours(3));

        await RingAsync(campaign);

        Assert.Equal(CampaignStatus.Completed, (await campaign.UntilOverAsync()).Entry.Status);
        Assert.Equal(ContactState.Expired, (await campaign.ContactAsync(number)).State);
        Assert.Empty(cluster.Carrier.CallsTo(number));
    }

    [Fact]
    public async Task A_start_in_the_past_is_refused_and_a_scheduled_campaign_can_be_paused_but_not_deleted()
    {
        var campaign = await ScheduledAsync(Now + Duration.FromHours(1), cluster.NewNumber());
        var settings = (await campaign.Grain.GetAsync())!.Entry.Settings;
        var refused = await campaign.Grain.EditAsync(settings with { StartAt = Now }, null);
        Assert.Equal((Refusal.Invalid, "startAt"), (refused.Refusal, Assert.Single(refused.Faults).Path));
        Assert.Equal(Refusal.Conflict, (await campaign.Grain.CommandAsync(CampaignCommand.Delete)).Refusal);

        Assert.Equal(CampaignStatus.Paused, (await campaign.CommandAsync(CampaignCommand.Pause)).Entry.Status);
        Assert.Equal(Refusal.Conflict, (await campaign.Grain.CommandAsync(CampaignCommand.Unschedule)).Refusal);
        await campaign.CommandAsync(CampaignCommand.Cancel);
    }

    private async Task<TestCampaign> ScheduledAsync(Instant startAt, params string[] numbers)
    {
        var campaign = await TestCampaign.CreateAsync(cluster, settings => settings with { StartAt = startAt });
        return numbers.Length == 0 ? campaign : await campaign.WithContactsAsync(numbers);
    }

    private static Task RingAsync(TestCampaign campaign) => campaign.Grain.AsReference<IRemindable>().ReceiveReminder("start", new TickStatus());

    /// <summary>The stored wake-up; null when there is none.</summary>
    private async Task<ReminderEntry?> WakeUpAsync(TestCampaign campaign) =>
        await cluster.Services.GetRequiredService<IReminderTable>().ReadRow(campaign.Grain.GetGrainId(), "start");
}
