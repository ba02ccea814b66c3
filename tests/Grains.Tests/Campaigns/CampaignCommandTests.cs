using Campaigns.Domain.Access;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.DoNotCall;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.DoNotCall;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Grains.Tests.Cluster;
using Campaigns.Persistence.DoNotCall;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Campaigns.Grains.Tests.Campaigns;

/// <summary>What an operator's commands do to queue and calls, on a cluster of two silos.</summary>
public sealed class CampaignCommandTests(CommandCluster cluster) : IClassFixture<CommandCluster>
{
    private static readonly CallWindow Never = CallWindow.Default with { BlackoutDates = [new DateInterval(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1))] };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private FakeCarrier Carrier => cluster.Carrier;

    [Fact]
    public async Task Pause_places_nothing_new_lets_calls_finish_and_resume_goes_on()
    {
        var (answered, ringing, waiting) = (cluster.NewNumber(), cluster.NewNumber(), cluster.NewNumber());
        var campaign = await Create(settings => settings with { MaxConcurrentCalls = 2 }, answered, ringing, waiting);
        await campaign.CommandAsync(CampaignCommand.Launch);
        var first = await Carrier.CallToAsync(answered, Cancelled);
        var second = await Carrier.CallToAsync(ringing, Cancelled);
        Assert.True(await first.AnswerAsync());
        second.Ring();

        var paused = await campaign.CommandAsync(CampaignCommand.Pause);
        Assert.Equal(CampaignStatus.Paused, paused.Entry.Status);
        Assert.False(first.Completion.IsCompleted);
        Assert.False(second.Completion.IsCompleted);
        first.FarEndHangsUp();
        Assert.True(await second.AnswerAsync());
        second.FarEndHangsUp();

        // The slots are back, so their dialers have asked for more meanwhile and got nothing.
        await campaign.UntilAsync(view => view.Progress.SlotsInUse == 0, "both slots coming back");
        Assert.Empty(Carrier.CallsTo(waiting));
        Assert.Equal(Disposition.Answered, (await campaign.AttemptAsync(answered)).Disposition);
        Assert.Equal(Disposition.Answered, (await campaign.AttemptAsync(ringing)).Disposition);

        await campaign.CommandAsync(CampaignCommand.Resume);
        (await Carrier.CallToAsync(waiting, Cancelled)).Refuse(603);
        var over = await campaign.UntilOverAsync();
        Assert.Equal(CampaignStatus.Completed, over.Entry.Status);
        Assert.Equal(3, Carrier.Calls.Count(call => call.Number == answered || call.Number == ringing || call.Number == waiting));
    }

    [Fact]
    public async Task A_contact_whose_retry_is_minutes_away_leaves_the_memory_until_then()
    {
        var number = cluster.NewNumber();
        var campaign = await Create(settings => settings with { Retry = RetryPolicy.Default }, number);
        await campaign.CommandAsync(CampaignCommand.Launch);
        (await Carrier.CallToAsync(number, Cancelled)).Refuse(486);

        var contact = campaign.ContactGrain(await campaign.ContactInAsync(number, ContactState.WaitingForRetry));
        var silos = cluster.Client.GetGrain<IManagementGrain>(0);
        await cluster.Signal.UntilAsync(async () => await silos.GetActivationAddress(contact) is null ? this : null, "the contact leaving the memory", Cancelled);
    }

    [Fact]
    public async Task Cancel_cancels_what_rings_and_lets_answered_calls_finish()
    {
        var (answered, ringing, waiting) = (cluster.NewNumber(), cluster.NewNumber(), cluster.NewNumber());
        var campaign = await Create(settings => settings with { MaxConcurrentCalls = 2 }, answered, ringing, waiting);
        await campaign.CommandAsync(CampaignCommand.Launch);
        var first = await Carrier.CallToAsync(answered, Cancelled);
        var second = await Carrier.CallToAsync(ringing, Cancelled);
        Assert.True(await first.AnswerAsync());
        second.Ring();

        await campaign.CommandAsync(CampaignCommand.Cancel);

        Assert.Equal(CallEndReason.CampaignCancelled, (await second.Completion).OurReason);
        Assert.False(first.Completion.IsCompleted);
        first.FarEndHangsUp();
        var over = await campaign.UntilOverAsync();
        Assert.Equal(CampaignStatus.Cancelled, over.Entry.Status);
        Assert.Equal(ContactState.Answered, (await campaign.ContactAsync(answered)).State);
        Assert.Equal((ContactState.Cancelled, 0), (await campaign.ContactAsync(ringing)) is var cancelled ? (cancelled.State, cancelled.AttemptsSpent) : default);
        Assert.Equal(ContactState.Cancelled, (await campaign.ContactAsync(waiting)).State);
        Assert.Empty(Carrier.CallsTo(waiting));
    }

    [Fact]
    public async Task Cancel_with_hang_up_ends_answered_calls_too()
    {
        var number = cluster.NewNumber();
        var campaign = await Create(null, number);
        await campaign.CommandAsync(CampaignCommand.Launch);
        var call = await Carrier.CallToAsync(number, Cancelled);
        Assert.True(await call.AnswerAsync());

        await campaign.CommandAsync(CampaignCommand.CancelAndHangUp);

        Assert.Equal(CallEndReason.CampaignCancelled, (await call.Completion).OurReason);
        await campaign.UntilOverAsync();
        var attempt = Assert.Single(await campaign.AttemptsAsync());
        Assert.Equal((Disposition.Answered, "campaignCancelled"), (attempt.Disposition, attempt.Cause));
    }

    [Fact]
    public async Task At_its_end_a_campaign_lets_calls_finish_and_expires_who_is_left()
    {
        var (answered, waiting) = (cluster.NewNumber(), cluster.NewNumber());
        var end = cluster.Clock.GetCurrentInstant() + Duration.FromHours(1);
        var campaign = await Create(settings => settings with { MaxConcurrentCalls = 1, EndAt = end }, answered, waiting);
        await campaign.CommandAsync(CampaignCommand.Launch);
        var call = await Carrier.CallToAsync(answered, Cancelled);
        Assert.True(await call.AnswerAsync());

        cluster.Clock.Reset(end);
        call.FarEndHangsUp();

        var over = await campaign.UntilOverAsync();
        Assert.Equal(CampaignStatus.Completed, over.Entry.Status);
        Assert.Equal(ContactState.Answered, (await campaign.ContactAsync(answered)).State);
        Assert.Equal(ContactState.Expired, (await campaign.ContactAsync(waiting)).State);
        Assert.Empty(Carrier.CallsTo(waiting));
    }

    [Fact]
    public async Task A_number_that_goes_on_the_do_not_call_list_stops_ringing_but_an_answered_call_goes_on()
    {
        var (ringing, answered) = (cluster.NewNumber(), cluster.NewNumber());
        var campaign = await Create(null, ringing, answered);
        await campaign.CommandAsync(CampaignCommand.Launch);
        var first = await Carrier.CallToAsync(ringing, Cancelled);
        var second = await Carrier.CallToAsync(answered, Cancelled);
        first.Ring();
        Assert.True(await second.AnswerAsync());

        await SuppressAsync(ringing, answered);

        Assert.Equal(CallEndReason.DoNotCall, (await first.Completion).OurReason);
        Assert.False(second.Completion.IsCompleted);
        second.FarEndHangsUp();
        await campaign.UntilOverAsync();
        Assert.Equal(ContactState.DoNotCall, (await campaign.ContactAsync(ringing)).State);
        Assert.Equal(Disposition.DoNotCall, (await campaign.AttemptAsync(ringing)).Disposition);
        Assert.Equal(ContactState.Answered, (await campaign.ContactAsync(answered)).State);
    }

    [Fact]
    public async Task A_number_on_the_do_not_call_list_is_not_dialled_and_its_contact_is_final()
    {
        var number = cluster.NewNumber();
        var campaign = await Create(settings => settings with { KeepOpen = true }, number);
        await SuppressAsync(number);

        await campaign.CommandAsync(CampaignCommand.Launch);

        await campaign.ContactInAsync(number, ContactState.DoNotCall);
        Assert.Empty(Carrier.CallsTo(number));
        await campaign.CommandAsync(CampaignCommand.Cancel);
    }

    [Fact]
    public async Task A_campaign_that_is_kept_open_waits_for_more_contacts()
    {
        var (early, late) = (cluster.NewNumber(), cluster.NewNumber());
        var campaign = await Create(settings => settings with { KeepOpen = true }, early);
        await campaign.CommandAsync(CampaignCommand.Launch);
        (await Carrier.CallToAsync(early, Cancelled)).Refuse(603);
        await campaign.ContactInAsync(early, ContactState.Declined);
        await cluster.Looks.OnceAsync(campaign.Id, cluster.Clock.GetCurrentInstant(), Cancelled);
        Assert.Equal(CampaignStatus.Running, (await campaign.Grain.GetAsync())!.Entry.Status);

        await campaign.WithContactsAsync([late]);

        (await Carrier.CallToAsync(late, Cancelled)).Refuse(603);
        await campaign.ContactInAsync(late, ContactState.Declined);
        Assert.Equal(CampaignStatus.Running, (await campaign.Grain.GetAsync())!.Entry.Status);
    }

    [Fact]
    public async Task Repeated_commands_change_nothing()
    {
        var number = cluster.NewNumber();
        var campaign = await Create(null, number);
        await campaign.CommandAsync(CampaignCommand.Launch);
        var launched = await campaign.CommandAsync(CampaignCommand.Launch);
        await campaign.CommandAsync(CampaignCommand.Pause);
        var paused = await campaign.CommandAsync(CampaignCommand.Pause);
        Assert.Equal(launched.Entry.Epoch + 1, paused.Entry.Epoch);
        await campaign.CommandAsync(CampaignCommand.Resume);
        await campaign.CommandAsync(CampaignCommand.Resume);
        (await Carrier.CallToAsync(number, Cancelled)).Refuse(603);
        var over = await campaign.UntilOverAsync();

        Assert.Equal(CampaignStatus.Completed, over.Entry.Status);
        Assert.Single(Carrier.CallsTo(number));
        var refused = await campaign.Grain.CommandAsync(CampaignCommand.Cancel);
        Assert.Equal(Refusal.Conflict, refused.Refusal);
    }

    [Fact]
    public async Task A_repeated_cancel_is_no_error()
    {
        var campaign = await Create(null, cluster.NewNumber());
        await campaign.CommandAsync(CampaignCommand.Cancel);

        var again = await campaign.CommandAsync(CampaignCommand.Cancel);

        Assert.Equal(CampaignStatus.Cancelled, again.Entry.Status);
    }

    [Fact]
    public async Task A_contact_that_no_opening_can_reach_expires()
    {
        var number = cluster.NewNumber();
        var campaign = await Create(settings => settings with { CallWindow = Never, KeepOpen = true }, number);

        await campaign.CommandAsync(CampaignCommand.Launch);

        await campaign.ContactInAsync(number, ContactState.Expired);
        await campaign.CommandAsync(CampaignCommand.Cancel);
    }

    [Fact]
    public async Task A_launch_with_nobody_to_call_is_refused_with_every_reason()
    {
        var (known, unknown, suppressed) = (cluster.NewNumber(), cluster.NewNumber(), cluster.NewNumber());
        await SuppressAsync(suppressed);
        var campaign = await Create(settings => settings with { CallWindow = Never }, known);
        await campaign.WithContactsAsync([unknown], "Etc/Unknown");

        var refused = await campaign.Grain.CommandAsync(CampaignCommand.Launch);
        Assert.Equal(Refusal.Invalid, refused.Refusal);
        Assert.Equal(["callWindow", "contacts"], refused.Faults.Select(fault => fault.Path));
        Assert.Equal(CampaignStatus.Draft, (await campaign.Grain.GetAsync())!.Entry.Status);

        // Open hours alone don't help whoever is on the do-not-call list: it is asked contact by contact.
        var settings = (await campaign.Grain.GetAsync())!.Entry.Settings with { CallWindow = CallWindow.Default };
        Assert.Empty((await campaign.Grain.EditAsync(settings, null)).Faults);
        await SuppressAsync(known);
        refused = await campaign.Grain.CommandAsync(CampaignCommand.Launch);
        Assert.Equal(
            ["Nobody could be called: 1 contact without a known time zone: give a time zone, or set assumeCampaignZone.", "Nobody could be called: 1 contact on the do-not-call list."],
            refused.Faults.Select(fault => fault.Message));

        // One contact that can be called is enough.
        await campaign.WithContactsAsync([cluster.NewNumber()]);
        await campaign.CommandAsync(CampaignCommand.Launch);
        await campaign.CommandAsync(CampaignCommand.Cancel);
    }

    [Fact]
    public async Task A_campaign_that_has_run_goes_on_for_whoever_is_left_but_not_in_hours_that_never_open()
    {
        var (dialled, left) = (cluster.NewNumber(), cluster.NewNumber());
        var campaign = await Create(settings => settings with { MaxConcurrentCalls = 1 }, dialled, left);
        await campaign.CommandAsync(CampaignCommand.Launch);
        var call = await Carrier.CallToAsync(dialled, Cancelled);
        await campaign.CommandAsync(CampaignCommand.Pause);
        call.Refuse(603);
        await campaign.ContactInAsync(dialled, ContactState.Declined);
        await SuppressAsync(left);

        var settings = (await campaign.Grain.GetAsync())!.Entry.Settings;
        Assert.Empty((await campaign.Grain.EditAsync(settings with { CallWindow = Never }, null)).Faults);
        Assert.Equal("Nobody could be called: 1 contact on the do-not-call list.", Assert.Single((await campaign.Grain.CommandAsync(CampaignCommand.Resume)).Faults).Message);

        Assert.Empty((await campaign.Grain.EditAsync(settings, null)).Faults);
        await campaign.CommandAsync(CampaignCommand.Resume);
        await campaign.ContactInAsync(left, ContactState.DoNotCall);
        Assert.Equal(CampaignStatus.Completed, (await campaign.UntilOverAsync()).Entry.Status);
    }

    [Fact]
    public async Task A_window_that_closes_between_intent_and_INVITE_keeps_the_phone_silent()
    {
        var number = cluster.NewNumber();
        var now = cluster.Clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["America/New_York"]);
        var (opens, closes) = (new LocalTime(now.Hour, 0), new LocalTime((now.Hour + 1) % 24, 0));
        var closing = now.Date.At(opens).PlusHours(1).InZoneStrictly(now.Zone).ToInstant();
        cluster.Journal.AfterIntent = intent =>
        {
            if (intent.PhoneNumber == number && cluster.Clock.GetCurrentInstant() < closing)
            {
                cluster.Clock.Reset(closing);
            }

            return Task.CompletedTask;
        };
        var campaign = await Create(settings => settings with { CallWindow = CallWindow.Daily(opens, closes) }, number);

        await campaign.CommandAsync(CampaignCommand.Launch);

        var attempt = await campaign.AttemptAsync(number);
        Assert.Equal((Disposition.NotSent, ContactState.Pending, 0), (attempt.Disposition, attempt.NextState, attempt.AttemptsSpent));
        Assert.Empty(Carrier.CallsTo(number));
        cluster.Clock.Reset(closing + Duration.FromHours(23));
        (await Carrier.CallToAsync(number, Cancelled)).Refuse(603);
        await campaign.UntilOverAsync();
    }

    [Fact]
    public async Task A_trunk_shows_how_each_silo_that_dials_over_it_reaches_it()
    {
        var trunk = cluster.Client.GetGrain<ITrunkGrain>((await Create(null)).Trunk.Value);
        var down = new TrunkReachability
        {
            Endpoints = [new EndpointReachability("sbc.example", "192.0.2.1:5060", IsUp: false, "OPTIONS was not answered")],
            IsRegistered = false,
            RegistrationFault = "REGISTER was answered 403 Forbidden",
        };
        var silo = cluster.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString();

        await PullAsync(silo, 1, down);
        await PullAsync(silo, 2, null);
        await PullAsync("127.0.0.1:1@1", 1, down with { IsRegistered = true });
        var shown = Assert.Single((await trunk.GetAsync())!.Silos);

        // What it said last, and not what one said that isn't there.
        Assert.Equal((silo, false), (shown.Silo, shown.Reachability.Endpoints[0].IsUp));
        Assert.Equal("REGISTER was answered 403 Forbidden", shown.Reachability.RegistrationFault);

        Task PullAsync(string owner, long sequence, TrunkReachability? reachability) => trunk.PullAsync(new TrunkPull
        {
            Owner = owner,
            Sequence = sequence,
            Held = 0,
            Wanted = 0,
            Results = [],
            SettingsVersion = 0,
            Reachability = reachability,
        });
    }

    private async Task<TestCampaign> Create(Func<CampaignSettings, CampaignSettings>? with, params string[] numbers) =>
        await (await TestCampaign.CreateAsync(cluster, with)).WithContactsAsync(numbers);

    private async Task SuppressAsync(params string[] numbers)
    {
        await cluster.Services.GetRequiredService<DoNotCallList>().AddAsync(TeamId.First, [.. numbers.Select(number => new DoNotCallAddition(number, "test"))], DoNotCallSource.Api, Cancelled);
        await cluster.Client.GetGrain<IDoNotCallGrain>(IDoNotCallGrain.Key).AddedAsync(TeamId.First.Value, numbers);
    }
}
