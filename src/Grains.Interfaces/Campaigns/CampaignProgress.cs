using Campaigns.Domain.Contacts;

namespace Campaigns.Grains.Interfaces.Campaigns;

/// <summary>
/// A campaign in numbers. The counts are exact as of their reading; the live gauges are as of each dialer's last report.
/// Also what the processes that have viewers are told (<see cref="IProgressObserver"/>).
/// </summary>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignProgress")]
public sealed record CampaignProgress
{
    /// <summary>Rises with every event of one activation; a gap means that an event was lost and nothing more.</summary>
    [Id(0)] public required long Sequence { get; init; }

    /// <summary>Unix milliseconds.</summary>
    [Id(1)] public required long AtUnixMs { get; init; }

    [Id(2)] public required CampaignCounts Counts { get; init; }

    /// <summary>INVITE sent or about to be, not ringing yet.</summary>
    [Id(3)] public required int Dialing { get; init; }

    [Id(4)] public required int Ringing { get; init; }

    [Id(5)] public required int InCall { get; init; }

    /// <summary>Slots in use, those of dead silos included.</summary>
    [Id(6)] public required int SlotsInUse { get; init; }

    /// <summary>Attempts started per second over the last seconds.</summary>
    [Id(7)] public required double CallsPerSecond { get; init; }

    /// <summary>The campaign's status, as <see cref="Domain.Campaigns.CampaignStatus"/>.</summary>
    [Id(8)] public required Domain.Campaigns.CampaignStatus Status { get; init; }

    /// <summary>When the next waiting contact can be dialled, unix milliseconds; null when one can be now or none waits.</summary>
    [Id(9)] public long? NextDialUnixMs { get; init; }

    /// <summary>Nothing differs but when it was read.</summary>
    public bool SaysTheSameAs(CampaignProgress other) =>
        this with { Sequence = 0, AtUnixMs = 0, Counts = other.Counts } == other with { Sequence = 0, AtUnixMs = 0 }
        && Counts.OpenCalls == other.Counts.OpenCalls && Same(Counts.Contacts, other.Counts.Contacts) && Same(Counts.Attempts, other.Counts.Attempts);

    private static bool Same<TKey>(IReadOnlyDictionary<TKey, long> left, IReadOnlyDictionary<TKey, long> right) where TKey : notnull =>
        left.Count == right.Count && left.All(entry => right.GetValueOrDefault(entry.Key) == entry.Value);
}
