using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;

namespace Campaigns.Grains.Interfaces.Wire;

/// <summary>A <see cref="CallOutcome"/> between silos, in primitives; times are ticks of 100 ns since the Unix epoch.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.CallOutcomeOnWire")]
public readonly record struct CallOutcomeOnWire
{
    [Id(0)] public required string CallId { get; init; }
    [Id(1)] public required int? SipStatus { get; init; }
    [Id(2)] public required string? SipReason { get; init; }
    [Id(3)] public required int? Q850Cause { get; init; }

    /// <summary>Ticks of 100 ns.</summary>
    [Id(4)] public required long? RetryAfter { get; init; }

    [Id(5)] public required short Failure { get; init; }
    [Id(6)] public required short? OurReason { get; init; }
    [Id(7)] public required short EndedBy { get; init; }
    [Id(8)] public required long? InviteAt { get; init; }
    [Id(9)] public required long? TryingAt { get; init; }
    [Id(10)] public required long? RingingAt { get; init; }
    [Id(11)] public required long? AnsweredAt { get; init; }
    [Id(12)] public required long EndedAt { get; init; }
    [Id(13)] public required string? RemoteTag { get; init; }
    [Id(14)] public required int InviteTransmissions { get; init; }

    /// <summary>Only answered calls have them, and only some.</summary>
    [Id(15)] public required CallDetails? Details { get; init; }
}
