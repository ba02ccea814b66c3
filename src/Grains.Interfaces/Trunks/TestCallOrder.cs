namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>One call that an operator wants to see.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TestCallOrder")]
public sealed record TestCallOrder
{
    /// <summary>Whose list and limits hold.</summary>
    [Id(0)] public required Guid Team { get; init; }

    /// <summary>E.164 with "+".</summary>
    [Id(1)] public required string PhoneNumber { get; init; }

    /// <summary>One of the trunk's; null: the first that doesn't rest.</summary>
    [Id(2)] public string? CallerNumber { get; init; }

    [Id(3)] public required int RingTimeoutMs { get; init; }

    /// <summary>From the answer on.</summary>
    [Id(4)] public required int HangUpAfterMs { get; init; }

    /// <summary>Keep to the legal hours of the place where the number is.</summary>
    [Id(5)] public required bool LegalHours { get; init; }
}
