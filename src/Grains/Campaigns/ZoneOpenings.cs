using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using NodaTime;

namespace Campaigns.Grains.Campaigns;

/// <summary>
/// Which of a campaign's zone sets are inside their hours. A set is judged again only when its opening ends or its next one comes.
/// </summary>
internal sealed class ZoneOpenings(HoursCalendar calendar)
{
    // "Never" is said of the next 60 days only: it is asked again as they pass.
    private static readonly Duration NeverLasts = Duration.FromHours(1);

    private readonly Dictionary<int, ZoneSet> _sets = [];
    private readonly Dictionary<int, Opening> _openings = [];
    private CampaignSettings? _settings;

    /// <summary>New zone sets, or new settings: everything is judged afresh.</summary>
    public void Reset(IEnumerable<ZoneSet> sets, CampaignSettings settings)
    {
        _sets.Clear();
        _openings.Clear();
        _settings = settings;
        foreach (var set in sets)
        {
            _sets[set.Id] = set;
        }
    }

    /// <summary>Ids of the sets that are open now, sorted.</summary>
    public int[] OpenAt(Instant now) => [.. _sets.Keys.Where(set => IsOpen(set, now)).Order()];

    /// <summary>Ids of the sets that have no opening within 60 days, or no known zone: their contacts can't be reached.</summary>
    public int[] UnreachableAt(Instant now) => [.. _sets.Keys.Where(set => Of(set, now) is { Open: false, Until: null })];

    public bool IsOpen(int set, Instant now) => Of(set, now).Open;

    /// <summary>When the next closed set opens; null when none will.</summary>
    public Instant? NextOpening(Instant now) =>
        _sets.Keys.Select(set => Of(set, now)).Where(opening => !opening.Open && opening.Until is not null).Min(opening => opening.Until);

    private Opening Of(int set, Instant now)
    {
        if (_openings.TryGetValue(set, out var known) && now >= known.JudgedAt && now < (known.Until ?? known.JudgedAt + NeverLasts))
        {
            return known;
        }

        return _openings[set] = _sets.TryGetValue(set, out var zoneSet) ? Judge(zoneSet, now) : new Opening(now, false, null);
    }

    private Opening Judge(ZoneSet set, Instant now)
    {
        var hours = calendar.HoursOf(_settings!, set.ZoneIds);
        return hours.IsOpen(now)
            ? new Opening(now, true, hours.ClosesAt(now))
            : new Opening(now, false, hours.NextOpening(now));
    }

    private readonly record struct Opening(Instant JudgedAt, bool Open, Instant? Until);
}
