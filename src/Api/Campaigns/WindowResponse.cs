using Campaigns.Domain.CallWindows;
using Campaigns.Persistence.ReadModels;
using NodaTime;

namespace Campaigns.Api.Campaigns;

/// <summary>Contacts that were never tried and may be in the same zones, and when they may be called: campaign's window and legal hours together.</summary>
internal sealed record WindowResponse
{
    /// <summary>All of them must be open; empty: nobody knows where these contacts are.</summary>
    public required IReadOnlyList<string> TimeZones { get; init; }

    public required long Waiting { get; init; }

    /// <summary>They may be called now.</summary>
    public required bool Open { get; init; }

    /// <summary>Open: when that ends; null when it doesn't within 60 days.</summary>
    public required Instant? ClosesAt { get; init; }

    /// <summary>Closed: when they may be called next; null when that isn't within 60 days.</summary>
    public required Instant? OpensAt { get; init; }

    public static WindowResponse From(WaitingZones waiting, ContactHours hours, Instant now)
    {
        var open = hours.IsOpen(now);
        return new WindowResponse
        {
            TimeZones = waiting.ZoneIds,
            Waiting = waiting.Waiting,
            Open = open,
            ClosesAt = open ? hours.ClosesAt(now) : null,
            OpensAt = open ? null : hours.NextOpening(now),
        };
    }
}
