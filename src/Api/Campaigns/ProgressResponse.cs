using Campaigns.Api.Json;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Grains.Interfaces.Campaigns;
using NodaTime;

namespace Campaigns.Api.Campaigns;

/// <summary>A campaign in numbers. The counts are exact as of their reading; the live gauges are as of each silo's last report.</summary>
internal sealed record ProgressResponse
{
    /// <summary>Rises with each event; a gap means that an event was lost and nothing more: each event is complete. Null in lists.</summary>
    public long? Sequence { get; init; }

    /// <summary>When these numbers were read. Null in lists.</summary>
    public Instant? At { get; init; }

    public required CampaignStatus Status { get; init; }

    /// <summary>All contacts.</summary>
    public required long Total { get; init; }

    /// <summary>Contacts without a final state.</summary>
    public required long NotFinal { get; init; }

    /// <summary>Contacts by state, every state named.</summary>
    public required IReadOnlyDictionary<string, long> Contacts { get; init; }

    /// <summary>Ended attempts by disposition, every disposition named.</summary>
    public required IReadOnlyDictionary<string, long> Attempts { get; init; }

    /// <summary>Attempts that have begun and not ended.</summary>
    public required long OpenCalls { get; init; }

    /// <summary>INVITE sent or about to be, not ringing yet. Null in lists, as the other gauges.</summary>
    public int? Dialing { get; init; }
    public int? Ringing { get; init; }
    public int? InCall { get; init; }

    /// <summary>Slots in use, those of dead silos included.</summary>
    public int? SlotsInUse { get; init; }

    /// <summary>Attempts started per second over the last seconds.</summary>
    public double? CallsPerSecond { get; init; }

    /// <summary>When the next waiting contact can be dialled; null when one can be now, or none waits.</summary>
    public Instant? NextDialAt { get; init; }

    public static ProgressResponse From(CampaignProgress progress) => From(progress.Status, progress.Counts) with
    {
        Sequence = progress.Sequence,
        At = Instant.FromUnixTimeMilliseconds(progress.AtUnixMs),
        Dialing = progress.Dialing,
        Ringing = progress.Ringing,
        InCall = progress.InCall,
        SlotsInUse = progress.SlotsInUse,
        CallsPerSecond = progress.CallsPerSecond,
        NextDialAt = progress.NextDialUnixMs is { } next ? Instant.FromUnixTimeMilliseconds(next) : null,
    };

    public static ProgressResponse From(CampaignStatus status, CampaignCounts counts) => new()
    {
        Status = status,
        Total = counts.Total,
        NotFinal = counts.NotFinal,
        Contacts = EveryValue<ContactState>(state => counts.Contacts.GetValueOrDefault(state)),
        Attempts = EveryValue<Disposition>(disposition => counts.Attempts.GetValueOrDefault(disposition)),
        OpenCalls = counts.OpenCalls,
    };

    private static Dictionary<string, long> EveryValue<TEnum>(Func<TEnum, long> count) where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().ToDictionary(ApiJson.TextOf, count);
}
