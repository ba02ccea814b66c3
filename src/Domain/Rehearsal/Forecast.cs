using Campaigns.Domain.Attempts;
using Campaigns.Domain.Contacts;
using NodaTime;

namespace Campaigns.Domain.Rehearsal;

/// <summary>What a rehearsal came to.</summary>
public sealed record Forecast
{
    public required Instant StartedAt { get; init; }

    /// <summary>When the last contact was final and the last call over; null: not within a year.</summary>
    public required Instant? FinishedAt { get; init; }

    /// <summary>Attempts by how they ended.</summary>
    public required IReadOnlyDictionary<Disposition, long> Attempts { get; init; }

    /// <summary>What became of the contacts.</summary>
    public required IReadOnlyDictionary<ContactState, long> Contacts { get; init; }

    /// <summary>Most calls up at once.</summary>
    public required int PeakCalls { get; init; }

    /// <summary>Hours in which a call was started, in order; an hour without one is left out.</summary>
    public required IReadOnlyList<ForecastHour> Hours { get; init; }

    /// <summary>Contacts that no call can reach, and why.</summary>
    public required IReadOnlyList<Unreachable> Unreachable { get; init; }
}
