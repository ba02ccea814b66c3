using Campaigns.Domain.Assistants;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Campaigns;
using Campaigns.Grains.Interfaces.Dialing;
using NodaTime;

namespace Campaigns.Grains.Tests.Campaigns;

public sealed class CampaignQueueTests
{
    private static readonly CampaignId Campaign = new(Guid.Parse("018f0000-0000-7000-8000-000000000001"));

    // 15:00 in New York, 01:45 in Kathmandu.
    private static readonly Instant Afternoon = Instant.FromUtc(2026, 11, 23, 20, 0);

    private readonly ListedContacts _contacts = new(Campaign);
    private readonly CampaignQueue _queue;

    public CampaignQueueTests()
    {
        var openings = new ZoneOpenings(new HoursCalendar(DateTimeZoneProviders.Tzdb, LegalHours.None));
        openings.Reset(_contacts.Zones, new CampaignSettings { Name = "Queue", Assistant = new AssistantId(Guid.Empty), Trunk = new TrunkId(Guid.Empty) });
        _queue = new CampaignQueue(Campaign, _contacts, openings);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Contacts_are_offered_once_in_order_and_retries_that_are_due_first()
    {
        _contacts.Add(1);
        _contacts.Add(2);
        _contacts.Due.Add(_contacts.Queued(9));

        await _queue.RefillAsync(Afternoon, Cancelled);
        await _queue.RefillAsync(Afternoon, Cancelled);

        Assert.Equal([9, 1, 2], Take(10, "a"));
        Assert.Empty(Take(10, "b"));
    }

    [Fact]
    public async Task Contacts_whose_window_is_closed_are_not_even_read()
    {
        _contacts.Add(1);
        _contacts.Add(2, zoneSet: 2);

        await _queue.RefillAsync(Afternoon, Cancelled);

        Assert.Equal([1], Take(10, "a"));
    }

    [Fact]
    public async Task Contacts_whose_window_closes_while_they_wait_in_memory_are_let_go_and_come_back_when_it_opens()
    {
        _contacts.Add(1);
        await _queue.RefillAsync(Afternoon, Cancelled);

        Assert.Empty(Take(10, "a", Afternoon + Duration.FromHours(3)));

        await _queue.RefillAsync(Afternoon + Duration.FromHours(20), Cancelled);
        Assert.Equal([1], Take(10, "a", Afternoon + Duration.FromHours(20)));
    }

    [Fact]
    public async Task A_contact_that_was_not_dialled_is_read_again_but_not_before_its_time()
    {
        _contacts.Add(1);
        await _queue.RefillAsync(Afternoon, Cancelled);
        Assert.Equal([1], Take(1, "a"));
        var later = Afternoon + Duration.FromSeconds(5);

        _queue.Return(new ReturnedContact(1, Requeue: true, later.ToUnixTimeMilliseconds()), "a", Afternoon);
        await _queue.RefillAsync(Afternoon, Cancelled);
        Assert.Empty(Take(1, "a"));

        await _queue.RefillAsync(later, Cancelled);
        Assert.Equal([1], Take(1, "a", later));
    }

    [Fact]
    public async Task A_contact_that_rests_for_its_trunks_sake_is_offered_when_the_trunk_connects_again_and_others_rest_on()
    {
        _contacts.Add(1);
        _contacts.Add(2);
        await _queue.RefillAsync(Afternoon, Cancelled);
        Assert.Equal([1, 2], Take(2, "a"));
        var later = (Afternoon + Duration.FromMinutes(10)).ToUnixTimeMilliseconds();
        _queue.Return(new ReturnedContact(1, Requeue: true, later, UntilTrunkConnects: true), "a", Afternoon);
        _queue.Return(new ReturnedContact(2, Requeue: true, later), "a", Afternoon);
        await _queue.RefillAsync(Afternoon, Cancelled);
        Assert.Empty(Take(2, "a"));

        _queue.TrunkConnects();

        await _queue.RefillAsync(Afternoon, Cancelled);
        Assert.Equal([1], Take(2, "a"));
    }

    [Fact]
    public async Task A_grant_whose_reply_was_lost_goes_back_to_the_queue()
    {
        _contacts.Add(1);
        _contacts.Add(2);
        await _queue.RefillAsync(Afternoon, Cancelled);
        Assert.Equal([1], Take(1, "a"));
        Assert.Equal([2], Take(1, "a"));

        // The owner holds one contact only: the second grant never arrived.
        _queue.Reconcile("a", held: 1);
        await _queue.RefillAsync(Afternoon, Cancelled);

        Assert.Equal([2], Take(10, "b"));
    }

    [Fact]
    public async Task A_repeated_report_does_not_touch_the_grant_of_another_owner()
    {
        _contacts.Add(1);
        await _queue.RefillAsync(Afternoon, Cancelled);
        Assert.Equal([1], Take(1, "a"));
        _queue.Return(new ReturnedContact(1, Requeue: true, 0), "a", Afternoon);
        await _queue.RefillAsync(Afternoon, Cancelled);
        Assert.Equal([1], Take(1, "b"));

        _queue.Return(new ReturnedContact(1, Requeue: true, 0), "a", Afternoon);

        await _queue.RefillAsync(Afternoon, Cancelled);
        Assert.Equal(1, _queue.Granted);
        Assert.Empty(Take(1, "c"));
    }

    [Fact]
    public async Task The_contacts_of_an_owner_that_is_gone_are_offered_again()
    {
        _contacts.Add(1);
        _contacts.Add(2);
        await _queue.RefillAsync(Afternoon, Cancelled);
        Assert.Equal([1], Take(1, "a"));
        Assert.Equal([2], Take(1, "b"));

        _queue.ReleaseOwner("a");
        await _queue.RefillAsync(Afternoon, Cancelled);

        Assert.Equal([1], Take(10, "b"));
    }

    private List<long> Take(int count, string owner, Instant? at = null) =>
        _queue.Take(count, owner, at ?? Afternoon).ConvertAll(ticket => ticket.Key.Contact);
}
