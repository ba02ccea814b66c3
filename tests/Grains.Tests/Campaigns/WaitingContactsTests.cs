using Campaigns.Domain.Contacts;
using Campaigns.Grains.Campaigns;

namespace Campaigns.Grains.Tests.Campaigns;

public sealed class WaitingContactsTests
{
    [Theory]
    // While not everybody has been read, nobody is said to wait for hours.
    [InlineData(1000, 20, 10, true, 300, 0, false, 990, 0, 0, 20, 0)]
    // All are read: who isn't in memory has closed hours.
    [InlineData(1000, 20, 10, true, 300, 0, true, 300, 690, 0, 20, 0)]
    [InlineData(1000, 20, 10, true, 300, 40, true, 300, 650, 40, 20, 0)]
    // More calls than untried contacts: the rest of them are retries.
    [InlineData(5, 20, 10, true, 0, 0, true, 0, 0, 0, 15, 0)]
    [InlineData(0, 5, 10, true, 0, 3, true, 0, 0, 0, 0, 0)]
    [InlineData(1000, 20, 10, false, 300, 7, true, 0, 0, 0, 0, 1010)]
    public void Every_contact_waits_for_one_thing(
        long pending, long retrying, long inCall, bool dials, int ready, int resting, bool allRead, long turn, long hours, long rest, long retry, long paused)
    {
        var counts = new CampaignCounts(
            new Dictionary<ContactState, long> { [ContactState.Pending] = pending, [ContactState.WaitingForRetry] = retrying, [ContactState.Busy] = 3 }, new Dictionary<Domain.Attempts.Disposition, long>(), inCall);

        var waiting = WaitingContacts.Of(counts, dials, ready, resting, allRead);

        Assert.Equal(new WaitingContacts(turn, hours, rest, retry, paused), waiting);
    }
}
