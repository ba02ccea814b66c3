using Campaigns.Domain.Access;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Frequency;
using Campaigns.Domain.Teams;
using NodaTime;

namespace Campaigns.Persistence.Limits;

/// <summary>An intent that is under some limit.</summary>
/// <param name="Intent">As it was submitted.</param>
/// <param name="Team">Over whose campaigns calls are counted.</param>
/// <param name="Frequency">Of team and campaign together.</param>
/// <param name="Caps">What is counted by the day.</param>
/// <param name="MostTalk">How long the team may talk on a day; null: as long as it likes.</param>
internal sealed record LimitedIntent(AttemptIntent Intent, TeamId Team, FrequencyLimits Frequency, IReadOnlyList<DayCap> Caps, Duration? MostTalk)
{
    /// <summary>Where the seconds that the team has talked today are counted.</summary>
    public DayKey TalkKey => new(Team.Value, DayKey.Talk, TeamDay.Of(Intent.IntendedAt));

    /// <summary>The limits of an intent; null when it has none.</summary>
    public static LimitedIntent? Of(AttemptIntent intent, IReadOnlyDictionary<string, StoredLimits> limits)
    {
        var stored = limits.GetValueOrDefault(intent.CallId);
        if (stored == default && intent.CallerCap is null)
        {
            return null;
        }

        return new LimitedIntent(intent, stored.Team, stored.Frequency, [.. CapsOf(intent, stored.Team, stored.OfTeam)], stored.OfTeam.MaxMinutesPerDay is { } minutes ? Duration.FromMinutes(minutes) : null);
    }

    private static IEnumerable<DayCap> CapsOf(AttemptIntent intent, TeamId team, TeamLimits limits)
    {
        if (DayCap.Of(team, limits, intent.IntendedAt) is { } ofTeam)
        {
            yield return ofTeam;
        }

        if (intent.CallerCap is { } cap)
        {
            yield return DayCap.Of(new CappedCaller(intent.Trunk, intent.CallerNumber, cap));
        }
    }
}
