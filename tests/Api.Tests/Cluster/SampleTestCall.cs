using Campaigns.Domain.Attempts;
using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Api.Tests.Cluster;

/// <summary>A carrier at which every number is busy.</summary>
internal sealed class SampleTestCall : ITestCallGrain
{
    /// <summary>What it answers next; null: it is busy.</summary>
    public TestCallReply? Reply { get; set; }

    public TestCallOrder? LastOrder { get; private set; }

    public Task<TestCallReply> PlaceAsync(TestCallOrder order)
    {
        LastOrder = order;
        var at = Instant.FromUtc(2026, 3, 2, 10, 0);
        return Task.FromResult(Reply ?? new TestCallReply
        {
            CallerNumber = order.CallerNumber ?? "+12024561111",
            Silo = "silo-1@1",
            Outcome = new CallOutcome
            {
                CallId = "c1",
                SipStatus = 486,
                SipReason = "Busy Here",
                EndedBy = CallParty.FarEnd,
                InviteAt = at,
                TryingAt = at + Duration.FromMilliseconds(20),
                EndedAt = at + Duration.FromMilliseconds(80),
            },
        });
    }
}
