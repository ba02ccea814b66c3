using Campaigns.Domain.Attempts;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Gates;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Dialing;
using Campaigns.Grains.Tests.Cluster;
using NodaTime;

namespace Campaigns.Grains.Tests.Campaigns;

/// <summary>The messages between a campaign and dialers, with losses and repeats: the tests are the dialers.</summary>
public sealed class CampaignPullTests(PullCluster cluster) : IClassFixture<PullCluster>
{
    private const string One = "10.0.0.1:1@1";
    private const string Two = "10.0.0.2:1@1";

    [Fact]
    public async Task Contacts_of_a_reply_that_was_lost_are_granted_again()
    {
        var (campaign, one) = await RunningAsync(contacts: 2, limit: 5);
        var lost = await one.UntilGrantedAsync(5, held: 0);
        Assert.Equal(2, lost.Contacts.Length);

        // It never arrived: the owner holds nothing, and says so.
        var next = await one.UntilGrantedAsync(5, held: 0);

        Assert.Equal(lost.Contacts.Select(contact => contact.Contact).Order(), next.Contacts.Select(contact => contact.Contact).Order());
        Assert.Equal(2, (await campaign.Grain.GetAsync())!.Progress.SlotsInUse);
    }

    [Fact]
    public async Task A_pull_that_arrives_twice_is_served_once()
    {
        var (campaign, one) = await RunningAsync(contacts: 3, limit: 5);
        Assert.Equal(3, (await one.UntilGrantedAsync(5, held: 0)).Contacts.Length);

        var repeated = await one.RepeatAsync(5, held: 0);

        Assert.False(repeated.Accepted);
        Assert.Empty(repeated.Contacts);
        Assert.Equal(3, (await campaign.Grain.GetAsync())!.Progress.SlotsInUse);
    }

    [Fact]
    public async Task No_more_slots_are_granted_than_the_limit_whatever_owners_claim()
    {
        var (campaign, one) = await RunningAsync(contacts: 20, limit: 4);
        var two = new PlayedDialer(cluster, campaign, Two);
        await two.PullAsync(0, held: 0);
        Assert.Equal(2, (await one.UntilGrantedAsync(10, held: 0)).Contacts.Length);
        Assert.Equal(2, (await two.UntilGrantedAsync(10, held: 0)).Contacts.Length);

        // Calls that are up count, even those that were never granted.
        Assert.Empty((await one.PullAsync(10, held: 3)).Contacts);
        Assert.Empty((await two.PullAsync(10, held: 1)).Contacts);
        Assert.Equal(4, (await campaign.Grain.GetAsync())!.Progress.SlotsInUse);
    }

    [Fact]
    public async Task Pause_raises_the_epoch_tells_the_dialers_and_no_intent_of_the_old_epoch_is_written()
    {
        var (campaign, one) = await RunningAsync(contacts: 1, limit: 1);
        var grant = await one.UntilGrantedAsync(1, held: 0);

        var paused = await campaign.CommandAsync(CampaignCommand.Pause);

        Assert.Contains((grant.Epoch + 1, LiveCallOrder.LetFinish), one.Told);
        Assert.Equal(grant.Epoch + 1, paused.Entry.Epoch);
        Assert.Equal(DialGate.CampaignNotRunning, (await one.BeginAsync(grant.Contacts[0], grant.Epoch)).Gate);
        await campaign.CommandAsync(CampaignCommand.Resume);
        Assert.Equal(DialGate.CampaignNotRunning, (await one.BeginAsync(grant.Contacts[0], grant.Epoch)).Gate);
        Assert.Empty(await campaign.AttemptsAsync());
    }

    [Fact]
    public async Task A_report_that_comes_twice_or_late_is_dropped()
    {
        var (campaign, one) = await RunningAsync(contacts: 1, limit: 1);
        var grant = await one.UntilGrantedAsync(1, held: 0);
        var begun = await one.BeginAsync(grant.Contacts[0], grant.Epoch);
        Assert.True(begun.Begun);

        Assert.True((await one.EndBusyAsync(grant.Contacts[0], begun.AttemptNumber)).Recorded);
        Assert.False((await one.EndBusyAsync(grant.Contacts[0], begun.AttemptNumber)).Recorded);
        Assert.False((await one.EndBusyAsync(grant.Contacts[0], begun.AttemptNumber + 1)).Recorded);

        Assert.Single(await campaign.AttemptsAsync());
        var contact = Assert.Single(await campaign.ContactsAsync());
        Assert.Equal((ContactState.WaitingForRetry, 1, 1), (contact.State, contact.AttemptsSpent, contact.LastAttemptNumber));
    }

    [Fact]
    public async Task A_contact_whose_attempt_is_open_is_not_begun_again()
    {
        var (_, one) = await RunningAsync(contacts: 1, limit: 1);
        var grant = await one.UntilGrantedAsync(1, held: 0);
        Assert.True((await one.BeginAsync(grant.Contacts[0], grant.Epoch)).Begun);

        Assert.Equal(DialGate.InCall, (await one.BeginAsync(grant.Contacts[0], grant.Epoch)).Gate);
    }

    [Fact]
    public async Task A_retry_is_due_at_its_instant_and_not_before()
    {
        var (campaign, one) = await RunningAsync(contacts: 1, limit: 1);
        var grant = await one.UntilGrantedAsync(1, held: 0);
        var begun = await one.BeginAsync(grant.Contacts[0], grant.Epoch);
        await one.EndBusyAsync(grant.Contacts[0], begun.AttemptNumber);
        Assert.Empty((await one.PullAsync(1, held: 0, new ReturnedContact(grant.Contacts[0].Contact, false, 0))).Contacts);
        var due = Assert.Single(await campaign.ContactsAsync()).NextAt!.Value;

        cluster.Clock.Reset(due - Duration.FromMilliseconds(1));
        await cluster.Looks.OnceAsync(campaign.Id, cluster.Clock.GetCurrentInstant(), TestContext.Current.CancellationToken);
        Assert.Empty((await one.PullAsync(1, held: 0)).Contacts);

        cluster.Clock.Reset(due);
        Assert.Equal(1, (await one.UntilGrantedAsync(1, held: 0)).Contacts[0].AttemptsSpent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answered_call_of_a_dead_owner_is_hung_up_from_here_and_lost_even_when_nobody_confirms(bool confirmed)
    {
        cluster.Carrier.ConfirmsForeignHangUps = confirmed;
        var (campaign, one) = await RunningAsync(contacts: 1, limit: 1);
        var grant = await one.UntilGrantedAsync(1, held: 0);
        var begun = await one.BeginAsync(grant.Contacts[0], grant.Epoch);
        await one.AnsweredAsync(grant.Contacts[0], begun.AttemptNumber);

        cluster.Time.Leap(TimeSpan.FromSeconds(18));

        var attempt = await campaign.AttemptAsync(grant.Contacts[0].PhoneNumber);
        Assert.Equal((Disposition.Lost, "siloDied"), (attempt.Disposition, attempt.Cause));
        Assert.Equal(confirmed ? 1 : 3, cluster.Carrier.HungUp.Count(dialog => dialog.CallId == attempt.Outcome.CallId));

        // Answered once, so never dialled again, and its slot is back: the campaign is over.
        await campaign.ContactInAsync(attempt.PhoneNumber, ContactState.Lost);
        await campaign.UntilOverAsync();
    }

    [Fact]
    public async Task A_call_of_a_dead_owner_that_may_still_ring_holds_its_slot_until_it_has_ended_for_certain()
    {
        var (campaign, one) = await RunningAsync(contacts: 1, limit: 1);
        var grant = await one.UntilGrantedAsync(1, held: 0);
        Assert.True((await one.BeginAsync(grant.Contacts[0], grant.Epoch)).Begun);

        cluster.Time.Leap(TimeSpan.FromSeconds(18));
        await cluster.Looks.OnceAsync(campaign.Id, cluster.Clock.GetCurrentInstant(), TestContext.Current.CancellationToken);
        Assert.Equal(1, (await campaign.Grain.GetAsync())!.Progress.SlotsInUse);
        Assert.Empty(await campaign.AttemptsAsync());

        // Lease, ring time-out, and 64 × T1 for an answer that nobody acknowledged.
        cluster.Clock.AdvanceSeconds(15 + 30 + 32);
        var attempt = await campaign.AttemptAsync(grant.Contacts[0].PhoneNumber);
        Assert.Equal((Disposition.Lost, ContactState.WaitingForRetry, 1), (attempt.Disposition, attempt.NextState, attempt.AttemptsSpent));
        await campaign.UntilAsync(view => view.Progress.SlotsInUse == 0, "the slot coming back");
    }

    private async Task<(TestCampaign Campaign, PlayedDialer One)> RunningAsync(int contacts, int limit)
    {
        var campaign = await TestCampaign.CreateAsync(cluster, settings => settings with { MaxConcurrentCalls = limit });
        await campaign.WithContactsAsync(Enumerable.Range(0, contacts).Select(_ => cluster.NewNumber()));
        await campaign.CommandAsync(CampaignCommand.Launch);
        return (campaign, new PlayedDialer(cluster, campaign, One));
    }
}
