using NodaTime.TimeZones;

namespace Campaigns.Domain.CallWindows;

/// <summary>
/// Which legal hours hold for a contact, found by the countries in which its zones lie. A zone that lies in no country (Etc/UTC) may be anywhere:
/// every rule holds there.
/// </summary>
public sealed class LegalHours
{
    private readonly Dictionary<string, LegalRule[]> _byZone;

    /// <param name="rules">All rules, in force or not.</param>
    /// <param name="zones">The time zone database, for the country of each zone.</param>
    public LegalHours(IReadOnlyList<LegalRule> rules, TzdbDateTimeZoneSource zones)
    {
        Rules = rules;
        var countries = (zones.ZoneLocations ?? []).ToLookup(location => location.ZoneId, location => location.CountryCode, StringComparer.Ordinal);
        _byZone = zones.GetIds().ToDictionary(id => id, RulesOf, StringComparer.Ordinal);

        LegalRule[] RulesOf(string id)
        {
            string[] here = [.. countries[id]];
            here = here.Length > 0 ? here : [.. countries[zones.CanonicalIdMap[id]]];
            return [.. rules.Where(rule => here.Length == 0 || rule.Countries.Intersect(here, StringComparer.Ordinal).Any())];
        }
    }

    /// <summary>No law at all, for whoever asks about windows alone.</summary>
    public static LegalHours None { get; } = new([], TzdbDateTimeZoneSource.Default);

    /// <summary>Every rule that is known.</summary>
    public IReadOnlyList<LegalRule> Rules { get; }

    /// <summary>The rules that hold in a zone, whatever their dates; none for an id that the database doesn't have.</summary>
    public IReadOnlyList<LegalRule> RulesIn(string zoneId) => _byZone.GetValueOrDefault(zoneId, []);
}
