using NodaTime;

namespace Campaigns.Domain.Teams;

/// <summary>The day by which a team's calls and minutes are counted: UTC's.</summary>
public static class TeamDay
{
    /// <summary>The day of an instant.</summary>
    public static LocalDate Of(Instant at) => at.InUtc().Date;

    /// <summary>When the next day begins.</summary>
    public static Instant After(Instant at) => Of(at).PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
}
