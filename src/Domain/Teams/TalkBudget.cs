using NodaTime;

namespace Campaigns.Domain.Teams;

/// <summary>How long a team may talk on one day (UTC), and what of that is spent.</summary>
/// <param name="Most">More than zero.</param>
/// <param name="Talked">By calls that began that day and have ended.</param>
/// <param name="Reserved">By calls that are up: each may still last as long as its campaign lets it, so together they can't spend more than there is.</param>
public readonly record struct TalkBudget(Duration Most, Duration Talked, Duration Reserved)
{
    /// <summary>How long to wait for calls that are up: most of them end long before they must.</summary>
    private static readonly Duration Pause = Duration.FromMinutes(1);

    /// <summary>From when another call may begin: now; a little later, when calls that are up may give back enough; or the next day.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="longest">How long the call may last.</param>
    public Instant NextAllowed(Instant now, Duration longest) =>
        Talked + longest > Most ? TeamDay.After(now)
        : Talked + Reserved + longest > Most ? Instant.Min(now + Pause, TeamDay.After(now))
        : now;

    /// <summary>The same with one more call up.</summary>
    public TalkBudget With(Duration longest) => this with { Reserved = Reserved + longest };
}
