using Campaigns.Domain.Contacts;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.CallRecords;

/// <summary>What is written before an INVITE may leave (W1).</summary>
public sealed record AttemptIntent
{
    public required ContactKey Contact { get; init; }

    /// <summary>Only rises, is never reused; one Call-ID each.</summary>
    public required int AttemptNumber { get; init; }

    /// <summary>The version of the contact's row that this decision was made on.</summary>
    public required int ContactVersion { get; init; }

    /// <summary>E.164 with "+".</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>E.164 with "+".</summary>
    public required string CallerNumber { get; init; }

    public required TrunkId Trunk { get; init; }

    /// <summary>Silo and generation that dials.</summary>
    public required string Owner { get; init; }

    /// <summary>The epoch of the grant.</summary>
    public required long Epoch { get; init; }

    public required string CallId { get; init; }
    public required string LocalTag { get; init; }
    public required Duration RingTimeout { get; init; }
    public required Duration MaxCallDuration { get; init; }
    public required Instant IntendedAt { get; init; }

    /// <summary>The contact's zones, in which its calendar day is judged.</summary>
    public IReadOnlyList<DateTimeZone> Zones { get; init; } = [];

    /// <summary>Null: the caller number may be used as often as one likes.</summary>
    public CallerNumberCap? CallerCap { get; init; }
}
