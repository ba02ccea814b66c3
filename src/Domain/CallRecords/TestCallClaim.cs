using Campaigns.Domain.Access;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.CallRecords;

/// <summary>What a test call asks of the gates, and what it may use.</summary>
public sealed record TestCallClaim
{
    public required string CallId { get; init; }
    public required TeamId Team { get; init; }
    public required TrunkId Trunk { get; init; }

    /// <summary>E.164 with "+".</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>E.164 with "+".</summary>
    public required string CallerNumber { get; init; }

    /// <summary>What it may talk; counted for the team until the call has ended.</summary>
    public required Duration HangUpAfter { get; init; }

    public required Instant At { get; init; }

    /// <summary>Where the number may be.</summary>
    public IReadOnlyList<DateTimeZone> Zones { get; init; } = [];

    /// <summary>Null: the caller number may be used as often as one likes.</summary>
    public CallerNumberCap? CallerCap { get; init; }
}
