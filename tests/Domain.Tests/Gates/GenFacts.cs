using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Frequency;
using Campaigns.Domain.Gates;
using Campaigns.Domain.Tests.CallWindows;
using Campaigns.Domain.Tests.Campaigns;
using CsCheck;
using NodaTime;
using NodaTime.TimeZones;

namespace Campaigns.Domain.Tests.Gates;

/// <summary>Random contacts at random instants, in any state, near clock changes, with and without capacity.</summary>
internal static class GenFacts
{
    public static readonly HoursCalendar Calendar = new(DateTimeZoneProviders.Tzdb, new LegalHours(KnownLegalRules.All, TzdbDateTimeZoneSource.Default));

    private static readonly Gen<CapacityFacts?> Capacity = Gen.Select(Gen.Bool, Gen.Int[0, 3], Gen.Int[-5, 5], Gen.Bool, Gen.Int[-9, 9]).Select((known, inUse, wait, probes, rest) => known
        ? new CapacityFacts(inUse, 3, Instant.FromUtc(2026, 3, 4, 15, 0) + Duration.FromSeconds(wait)) { OnlyProbes = probes && rest > 5, RestsUntil = rest > 0 ? Instant.FromUtc(2026, 3, 4, 15, 0) + Duration.FromSeconds(rest) : null }
        : null);

    // When something opens, from the instant at which it is asked; null: nothing is closed.
    private static readonly Gen<int?> Minutes = Gen.Select(Gen.Bool, Gen.Int[-30, 3_000]).Select((closed, minutes) => closed ? minutes : default(int?));

    private static readonly Gen<(int Made, int UntilInMinutes)?> Day =
        Gen.Select(Gen.Bool, Gen.Int[0, 4], Gen.Int[1, 1_440]).Select((capped, made, minutes) => capped ? (made, minutes) : default((int, int)?));

    /// <summary>The facts, and when they are asked.</summary>
    public static Gen<(DialFacts Facts, Instant Now)> Any { get; } = Gen.Select(
        Gen.Select(GenWindow.Any, Gen.Int[0, ClockChanges.All.Count - 1].Array[0, 2], Gen.Int[-200_000, 200_000], Gen.Bool),
        Gen.Select(Gen.Enum<ContactState>(), Gen.Int[0, 4], Gen.Int[-90, 4_000], Gen.Int[0, 9]),
        Gen.Select(Gen.Enum<CampaignStatus>(), Gen.Int[0, 9], Capacity, Capacity),
        Gen.Select(Minutes, Day, Day, Minutes)).Select(Make);

    private static (DialFacts, Instant) Make(
        (CallWindow Window, int[] Zones, int Offset, bool Law) hours,
        (ContactState State, int Spent, int DueInMinutes, int Odds) contact,
        (CampaignStatus Status, int Odds, CapacityFacts? Own, CapacityFacts? Trunk) around,
        (int? CallableIn, (int Made, int UntilInMinutes)? Team, (int Made, int UntilInMinutes)? Caller, int? RestIn) limits)
    {
        var now = hours.Zones.Length > 0 ? ClockChanges.All[hours.Zones[0]].At + Duration.FromSeconds(hours.Offset) : Instant.FromUtc(2026, 3, 4, 15, 0);
        string[] zones = [.. hours.Zones.Select(pick => ClockChanges.All[pick].Zone.Id)];
        var settings = Settings.Valid with { CallWindow = hours.Window, LegalHours = hours.Law, EndAt = contact.Odds == 9 ? now + Duration.FromHours(30) : null };
        var waits = contact.State is ContactState.WaitingForRetry;
        return (
            new DialFacts
            {
                Contact = new ContactTicket(
                    new ContactKey(new CampaignId(Guid.Empty), 1), "+12015550123", zones, contact.State, contact.Spent, contact.Spent,
                    waits ? now + Duration.FromMinutes(contact.DueInMinutes) : null, 0, 1),
                Settings = settings,
                Hours = Calendar.HoursOf(settings, zones),
                NumberIsAllowed = contact.Odds != 0,
                Status = around.Odds < 5 ? CampaignStatus.Running : around.Status,
                NumberIsInCall = around.Odds == 0,
                DoNotCall = around.Odds == 1,
                CallableFrom = In(limits.CallableIn),
                TeamDay = UseOf(limits.Team),
                CallerDay = UseOf(limits.Caller),
                CallersRestUntil = In(limits.RestIn),
                Campaign = around.Own,
                Trunk = around.Trunk,
            },
            now);

        Instant? In(int? minutes) => minutes is { } known ? now + Duration.FromMinutes(known) : null;

        // A cap of four: spent in one case of five.
        DayUse? UseOf((int Made, int UntilInMinutes)? day) => day is { } known ? new DayUse(known.Made, 4, now + Duration.FromMinutes(known.UntilInMinutes)) : null;
    }
}
