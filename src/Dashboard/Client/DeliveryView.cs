namespace Campaigns.Dashboard.Client;

/// <summary>One message to an endpoint, with every try.</summary>
public sealed record DeliveryView
{
    public long Id { get; init; }

    public string MessageId { get; init; } = "";

    public string Event { get; init; } = "";

    public DateTimeOffset OccurredAt { get; init; }

    public required string State { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    public IReadOnlyList<DeliveryTryView> Tries { get; init; } = [];
}
