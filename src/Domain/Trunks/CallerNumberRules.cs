using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Faults;
using NodaTime;

namespace Campaigns.Domain.Trunks;

/// <summary>What a trunk and a campaign may say about caller numbers.</summary>
internal static class CallerNumberRules
{
    private static readonly Duration LongestRest = Duration.FromDays(7);

    public static void Check(TrunkSettings settings, FaultList faults)
    {
        for (var i = 0; i < settings.CallerNumberRules.Count; i++)
        {
            var (rule, path) = (settings.CallerNumberRules[i], $"callerNumberRules[{i}]");
            faults.Require(settings.CallerNumbers.Contains(rule.Number), $"{path}.number", "Must be one of the trunk's callerNumbers.");
            RequireOnce(settings.CallerNumberRules.Take(i).All(other => other.Number != rule.Number), path, faults);
            faults.RequireRange(rule.Weight, 1, CallerNumberRule.MostWeight, $"{path}.weight");
            if (rule.MaxCallsPerDay is { } most)
            {
                faults.RequireRange(most, 1, CallerNumberRule.MostCallsPerDay, $"{path}.maxCallsPerDay");
            }
        }

        faults.Require(
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(settings.CallerNumberZone) is not null,
            "callerNumberZone",
            "Must be an IANA time zone such as \"America/Chicago\".");
        if (settings.CallerCooldown is { } cooldown)
        {
            faults.RequireRange(cooldown.After, 2, 1000, "callerCooldown.after");
            faults.RequireRange(cooldown.Rest, Duration.FromMinutes(1), LongestRest, "callerCooldown.rest");
        }
    }

    public static void Check(IReadOnlyList<CampaignCallerNumber> chosen, FaultList faults)
    {
        for (var i = 0; i < chosen.Count; i++)
        {
            var (number, path) = (chosen[i], $"callerNumbers[{i}]");
            RequireOnce(chosen.Take(i).All(other => other.Number != number.Number), path, faults);
            faults.RequireRange(number.Weight, 1, CallerNumberRule.MostWeight, $"{path}.weight");
        }
    }

    private static void RequireOnce(bool isFirst, string path, FaultList faults) => faults.Require(isFirst, $"{path}.number", "Is named twice.");
}
