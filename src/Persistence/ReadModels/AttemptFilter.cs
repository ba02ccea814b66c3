using Campaigns.Domain.Attempts;
using NodaTime;

namespace Campaigns.Persistence.ReadModels;

/// <summary>Which ended attempts a list shows. Whatever is left out doesn't matter.</summary>
public sealed record AttemptFilter
{
    public static readonly AttemptFilter All = new();

    /// <summary>Any of these; empty: whatever the disposition.</summary>
    public IReadOnlyCollection<Disposition> Dispositions { get; init; } = [];

    /// <summary>Exactly, E.164 with "+".</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The contact's, exactly.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Ended at or after.</summary>
    public Instant? From { get; init; }

    /// <summary>Ended before.</summary>
    public Instant? To { get; init; }
}
