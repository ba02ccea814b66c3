using NodaTime;

namespace Campaigns.Persistence.History;

/// <summary>Where an event stands in a campaign's log: by its instant, then by what it happened to, then by the order of arrival.</summary>
/// <param name="At">When.</param>
/// <param name="OfTrunk">It happened to the campaign's trunk.</param>
/// <param name="Id">Rises among those of campaigns, and among those of trunks.</param>
public sealed record HistoryPlace(Instant At, bool OfTrunk, long Id)
{
    /// <summary>Behind everything that has happened.</summary>
    public static HistoryPlace Newest { get; } = new(Instant.FromUtc(9999, 1, 1, 0, 0), true, long.MaxValue);
}
