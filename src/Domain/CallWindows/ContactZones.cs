using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Domain.CallWindows;

/// <summary>In which zones a contact's window is judged. A closed set.</summary>
public abstract record ContactZones
{
    private ContactZones() { }

    /// <summary>All of these must be inside the window.</summary>
    public sealed record Known(IReadOnlyList<DateTimeZone> Zones) : ContactZones;

    /// <summary>No zone is known: the contact is not dialled.</summary>
    public sealed record Unknown : ContactZones;

    /// <summary>The zones that count under these settings.</summary>
    /// <param name="settings">Of the campaign.</param>
    /// <param name="contactZones">IANA ids of the contact; empty when nothing is known.</param>
    /// <param name="provider">The time zone database. An id that it does not have makes the zone unknown: fail closed.</param>
    public static ContactZones Of(CampaignSettings settings, IReadOnlyList<string> contactZones, IDateTimeZoneProvider provider)
    {
        if (!settings.UseContactTimeZone || (contactZones.Count == 0 && settings.AssumeCampaignZone))
        {
            return Resolve([settings.TimeZone], provider);
        }

        return contactZones.Count == 0 ? new Unknown() : Resolve(contactZones, provider);
    }

    private static ContactZones Resolve(IReadOnlyList<string> ids, IDateTimeZoneProvider provider)
    {
        var zones = new DateTimeZone[ids.Count];
        for (var i = 0; i < ids.Count; i++)
        {
            if (provider.GetZoneOrNull(ids[i]) is not { } zone)
            {
                return new Unknown();
            }

            zones[i] = zone;
        }

        return new Known(zones);
    }
}
