using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Tests.Cluster;

internal static class SampleProgress
{
    /// <summary>Progress number <paramref name="sequence"/>, so many seconds after the epoch.</summary>
    public static CampaignProgress At(long sequence, CampaignStatus status = CampaignStatus.Running, long openCalls = 0) => new()
    {
        Sequence = sequence,
        AtUnixMs = sequence * 1000,
        Counts = new CampaignCounts(
            new Dictionary<ContactState, long> { [ContactState.Pending] = 3, [ContactState.WaitingForRetry] = 1, [ContactState.Answered] = 2 },
            new Dictionary<Disposition, long> { [Disposition.Answered] = 2, [Disposition.Busy] = 1 },
            openCalls),
        Dialing = 1,
        Ringing = 2,
        InCall = 3,
        SlotsInUse = 6,
        CallsPerSecond = 1.5,
        Status = status,
        NextDialUnixMs = 5_000,
    };
}
