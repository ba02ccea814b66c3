using NodaTime;

namespace Campaigns.Domain.CallWindows;

/// <summary>When one contact may be called: the campaign's window and, where the campaign keeps to them, the legal hours, in every zone in which it may be.</summary>
public sealed class ContactHours
{
    /// <summary>How far ahead an opening is looked for; beyond it a contact counts as unreachable.</summary>
    public static readonly Duration Horizon = Duration.FromDays(60);

    private readonly JointHours _both;

    internal ContactHours(bool zoneIsKnown, LocalHours[] window, LocalHours[] law)
    {
        (ZoneIsKnown, Window, Law) = (zoneIsKnown, new JointHours(window), new JointHours(law));
        _both = law.Length == 0 ? Window : new JointHours([.. window, .. law]);
    }

    /// <summary>Nobody knows what time it is for the contact: never open.</summary>
    public static ContactHours Unknown { get; } = new(false, [], []);

    /// <summary>False: no zone is known, and there is no opening.</summary>
    public bool ZoneIsKnown { get; }

    /// <summary>The campaign's window alone.</summary>
    public JointHours Window { get; }

    /// <summary>The legal hours alone.</summary>
    public JointHours Law { get; }

    /// <summary>A window in zones, without any law.</summary>
    public static ContactHours Of(CallWindow window, IReadOnlyList<DateTimeZone> zones) =>
        new(zones.Count > 0, [.. zones.Select(zone => new LocalHours(zone, window))], []);

    /// <summary>True when window and law are open at this instant.</summary>
    public bool IsOpen(Instant at) => ZoneIsKnown && _both.IsOpen(at);

    /// <summary>The first instant at or after <paramref name="from"/> at which both are open; null when there is none within 60 days.</summary>
    public Instant? NextOpening(Instant from) => ZoneIsKnown ? _both.NextOpening(from, from + Horizon) : null;

    /// <summary>The first instant at or after <paramref name="at"/> at which one is closed; null when there is none within 60 days.</summary>
    public Instant? ClosesAt(Instant at) => ZoneIsKnown ? _both.ClosesAt(at, at + Horizon) : at;

    /// <summary>True when both are open from <paramref name="from"/> until <paramref name="until"/>, both included, without a pause.</summary>
    public bool StaysOpen(Instant from, Instant until) => ZoneIsKnown && _both.ClosesAt(from, until) is null;
}
