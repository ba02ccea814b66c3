using Campaigns.Domain.Frequency;
using CsCheck;
using NodaTime;

namespace Campaigns.Domain.Tests.Frequency;

/// <summary>Whoever dials at the first allowed instant, every time, never breaks a limit, and never waits longer than the limits ask.</summary>
public sealed class FrequencyLimitsPropertyTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 1, 0, 0);

    private static readonly Gen<FrequencyLimits> Limits =
        Gen.Select(Gen.Int[1, 4].Nullable(), Gen.Int[1, 4].Nullable(), Gen.Int[1, 9].Nullable(), Gen.Int[1, 5].Nullable(), (day, calendar, week, quiet) =>
            new FrequencyLimits { MaxPer24Hours = day, MaxPerCalendarDay = calendar, MaxPer7Days = week, QuietDaysAfterConversation = quiet });

    private static readonly string[] ZoneIds = ["America/New_York", "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Apia"];

    private static readonly Gen<DateTimeZone[]> Zones =
        Gen.Int[0, 3].Select(zone => DateTimeZoneProviders.Tzdb[ZoneIds[zone]]).Array[1, 3];

    /// <summary>Minutes that pass before each call is wanted, and whether a person answers it.</summary>
    private static readonly Gen<(int MinutesLater, bool Answered)[]> Wishes = Gen.Select(Gen.Int[0, 2_000], Gen.Bool).Array[1, 40];

    [Fact]
    public void Dialling_at_the_first_allowed_instant_keeps_every_limit() =>
        Gen.Select(Limits, Zones, Wishes).Sample((limits, zones, wishes) =>
        {
            List<PastCall> calls = [];
            var now = Start;
            foreach (var (later, answered) in wishes)
            {
                now = limits.NextAllowed(now + Duration.FromMinutes(later), Within(limits, calls, now + Duration.FromMinutes(later)), zones);
                calls.Add(new PastCall(now, now + Duration.FromMinutes(2), answered));
                Assert.True(Holds(limits, calls, zones));
            }
        });

    [Fact]
    public void A_call_one_moment_before_the_first_allowed_instant_breaks_a_limit() =>
        Gen.Select(Limits, Zones, Wishes).Sample((limits, zones, wishes) =>
        {
            List<PastCall> calls = [];
            var now = Start;
            foreach (var (later, answered) in wishes)
            {
                var wanted = now + Duration.FromMinutes(later);
                now = limits.NextAllowed(wanted, calls, zones);
                var tooSoon = now - Duration.FromMilliseconds(1);
                Assert.True(now == wanted || !Holds(limits, [.. calls, new PastCall(tooSoon, tooSoon, false)], zones));
                calls.Add(new PastCall(now, now + Duration.FromMinutes(2), answered));
            }
        });

    // What the ledger is asked for: nothing older than the horizon.
    private static List<PastCall> Within(FrequencyLimits limits, List<PastCall> calls, Instant now) => [.. calls.Where(call => call.At > now - limits.Horizon())];

    // Said in other words than the rule's: every window that ends with a call is counted.
    private static bool Holds(FrequencyLimits limits, IReadOnlyList<PastCall> calls, DateTimeZone[] zones) => calls.All(last =>
        CountWithin(calls, last, Duration.FromDays(1)) <= (limits.MaxPer24Hours ?? int.MaxValue)
        && CountWithin(calls, last, Duration.FromDays(7)) <= (limits.MaxPer7Days ?? int.MaxValue)
        && zones.All(zone => calls.Count(call => call.At.InZone(zone).Date == last.At.InZone(zone).Date) <= (limits.MaxPerCalendarDay ?? int.MaxValue))
        && (limits.QuietDaysAfterConversation is not { } quiet || !calls.Any(earlier =>
            earlier.WasConversation && earlier.At < last.At && last.At < earlier.EndedAt + Duration.FromDays(quiet))));

    private static int CountWithin(IReadOnlyList<PastCall> calls, PastCall last, Duration window) =>
        calls.Count(call => call.At <= last.At && call.At > last.At - window);
}
