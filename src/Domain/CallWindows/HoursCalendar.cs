using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Domain.CallWindows;

/// <summary>Knows the time zones and the law: says when a contact of a campaign may be called.</summary>
/// <param name="zones">The time zone database.</param>
/// <param name="law">The legal hours.</param>
public sealed class HoursCalendar(IDateTimeZoneProvider zones, LegalHours law)
{
    /// <summary>The hours of a contact: the campaign's window, narrowed by the law unless the campaign leaves it aside.</summary>
    /// <param name="settings">Of the campaign.</param>
    /// <param name="contactZones">IANA ids of the contact; empty when nothing is known.</param>
    public ContactHours HoursOf(CampaignSettings settings, IReadOnlyList<string> contactZones)
    {
        if (ContactZones.Of(settings, contactZones, zones) is not ContactZones.Known { Zones: var judgedIn })
        {
            return ContactHours.Unknown;
        }

        LocalHours[] window = [.. judgedIn.Select(zone => new LocalHours(zone, settings.CallWindow))];
        if (!settings.LegalHours)
        {
            return new ContactHours(true, window, []);
        }

        // The law holds where the contact is, whichever zone the window is judged in; the campaign's zone stands in where nothing is known.
        IReadOnlyList<string> places = contactZones.Count > 0 ? contactZones : [settings.TimeZone];
        return places.Any(zone => zones.GetZoneOrNull(zone) is null)
            ? ContactHours.Unknown
            : new ContactHours(true, window, [.. places.SelectMany(LawIn)]);
    }

    private IEnumerable<LocalHours> LawIn(string zone) => law.RulesIn(zone).Select(rule => new LocalHours(zones[zone], rule.Hours, rule.From, rule.Until, rule.Holidays));
}
