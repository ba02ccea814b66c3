namespace Campaigns.Grains.Interfaces.Wire;

/// <summary>A <see cref="Domain.Contacts.ContactTicket"/> between silos, in primitives: it comes with every attempt, and JSON would cost more than the message itself.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.ContactTicketOnWire")]
public readonly record struct ContactTicketOnWire
{
    [Id(0)] public required Guid Campaign { get; init; }
    [Id(1)] public required long Contact { get; init; }
    [Id(2)] public required string PhoneNumber { get; init; }
    [Id(3)] public required string[] ZoneIds { get; init; }
    [Id(4)] public required short State { get; init; }
    [Id(5)] public required int AttemptsSpent { get; init; }
    [Id(6)] public required int LastAttemptNumber { get; init; }

    /// <summary>Ticks of 100 ns since the Unix epoch.</summary>
    [Id(7)] public required long? NextAt { get; init; }

    [Id(8)] public required int CapacityRefusals { get; init; }
    [Id(9)] public required int Version { get; init; }
    [Id(10)] public required bool HasConsent { get; init; }
}
