using System.Globalization;
using Campaigns.Persistence.History;
using NodaTime;

namespace Campaigns.Api.Campaigns;

/// <summary>Where a page of a campaign's log ended.</summary>
internal static class HistoryCursor
{
    // Event ids are numbers of two tables.
    private const string OfTrunk = "t";
    private const string OfCampaign = "c";

    /// <summary>Null for a text that is no such place.</summary>
    public static HistoryPlace? Of(string? position) =>
        position?.Split('\n') is [var ticks, OfTrunk or OfCampaign, var id] parts
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new HistoryPlace(Instant.FromUnixTimeTicks(at), parts[1] == OfTrunk, number)
            : null;

    /// <summary>Instants are kept to the microsecond: ticks hold them.</summary>
    public static string TextOf(HistoryPlace place) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.At.ToUnixTimeTicks()}\n{(place.OfTrunk ? OfTrunk : OfCampaign)}\n{place.Id}");

    /// <summary>A short name of the event, unique in its campaign's log.</summary>
    public static string IdOf(HistoryPlace place) => string.Create(CultureInfo.InvariantCulture, $"{(place.OfTrunk ? OfTrunk : OfCampaign)}{place.Id}");
}
