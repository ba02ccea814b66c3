using NodaTime;

namespace Campaigns.Domain.Frequency;

/// <summary>
/// How often one phone number may be called, counted over all campaigns of a team. Null: no such limit.
/// A team's limits hold for all its campaigns, a campaign's own for its own calls; both are asked, and the stricter one decides.
/// </summary>
public sealed record FrequencyLimits
{
    /// <summary>The most that a count may be limited to.</summary>
    public const int MostCalls = 1000;

    /// <summary>The longest silence after a conversation, in days.</summary>
    public const int MostQuietDays = 365;

    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration Week = Duration.FromDays(7);

    // A call is found by its beginning, and silence counts from its end: longer than a call may last with its ringing.
    private static readonly Duration LongestCall = Duration.FromHours(5);

    /// <summary>Without limits.</summary>
    public static FrequencyLimits None { get; } = new();

    /// <summary>Calls begun within any 24 hours, 1–1000.</summary>
    public int? MaxPer24Hours { get; init; }

    /// <summary>Calls begun on one calendar day of the contact, in each of its zones, 1–1000.</summary>
    public int? MaxPerCalendarDay { get; init; }

    /// <summary>Calls begun within any 7 × 24 hours, 1–1000.</summary>
    public int? MaxPer7Days { get; init; }

    /// <summary>Days of 24 hours without a call after the end of a conversation, 1–365.</summary>
    public int? QuietDaysAfterConversation { get; init; }

    /// <summary>Nothing is limited.</summary>
    public bool AreNone() => this == None;

    /// <summary>How far back calls count.</summary>
    public Duration Horizon() => Duration.Max(
        QuietDaysAfterConversation is { } quiet ? Duration.FromDays(quiet) + LongestCall : Duration.Zero,
        MaxPer7Days is not null ? Week : MaxPerCalendarDay is not null ? 2 * Day : MaxPer24Hours is not null ? Day : Duration.Zero);

    /// <summary>Both at once: of each limit the stricter one.</summary>
    public FrequencyLimits With(FrequencyLimits other) => new()
    {
        MaxPer24Hours = Least(MaxPer24Hours, other.MaxPer24Hours),
        MaxPerCalendarDay = Least(MaxPerCalendarDay, other.MaxPerCalendarDay),
        MaxPer7Days = Least(MaxPer7Days, other.MaxPer7Days),
        QuietDaysAfterConversation = Most(QuietDaysAfterConversation, other.QuietDaysAfterConversation),
    };

    /// <summary>The first instant at or after <paramref name="now"/> at which no limit refuses a call, if none is made meanwhile.</summary>
    /// <param name="now">When the call would be made.</param>
    /// <param name="calls">The calls to the number within <see cref="Horizon"/> before now, in any order.</param>
    /// <param name="zones">The contact's zones: its calendar day is full when it is in any of them.</param>
    public Instant NextAllowed(Instant now, IReadOnlyCollection<PastCall> calls, IReadOnlyCollection<DateTimeZone> zones)
    {
        Instant[] latestFirst = [.. calls.Select(call => call.At).OrderDescending()];
        var next = Instant.Max(now, AfterQuiet(calls));
        next = Instant.Max(next, AfterWindow(latestFirst, MaxPer24Hours, Day));
        next = Instant.Max(next, AfterWindow(latestFirst, MaxPer7Days, Week));
        return MaxPerCalendarDay is { } most ? AfterFullDays(next, latestFirst, most, zones) : next;
    }

    // Any window that would hold one call too many begins with the call that is `most` calls back; when that call has left it, there is room.
    private static Instant AfterWindow(Instant[] latestFirst, int? most, Duration window) =>
        most is { } count && latestFirst.Length >= count ? latestFirst[count - 1] + window : Instant.MinValue;

    // A day that is full in one zone is left at its midnight, which may lie on a day that is full in another.
    private static Instant AfterFullDays(Instant from, Instant[] calls, int most, IReadOnlyCollection<DateTimeZone> zones)
    {
        for (var next = from; ;)
        {
            var before = next;
            foreach (var zone in zones)
            {
                var today = next.InZone(zone).Date;
                if (calls.Count(call => call.InZone(zone).Date == today) >= most)
                {
                    next = zone.AtStartOfDay(today.PlusDays(1)).ToInstant();
                }
            }

            if (next == before)
            {
                return next;
            }
        }
    }

    private Instant AfterQuiet(IReadOnlyCollection<PastCall> calls) => QuietDaysAfterConversation is { } days
        ? calls.Where(call => call.WasConversation).Select(call => call.EndedAt + Duration.FromDays(days)).DefaultIfEmpty(Instant.MinValue).Max()
        : Instant.MinValue;

    private static int? Least(int? one, int? other) => one is { } a && other is { } b ? Math.Min(a, b) : one ?? other;

    private static int? Most(int? one, int? other) => one is { } a && other is { } b ? Math.Max(a, b) : one ?? other;
}
