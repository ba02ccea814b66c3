using Campaigns.Domain.Faults;
using Campaigns.Domain.Frequency;

namespace Campaigns.Domain.Teams;

/// <summary>What settings a team may have. All faults are named at once.</summary>
public static class TeamSettingsRules
{
    private const int MostCallsPerDay = 100_000_000;
    private const int MostMinutesPerDay = 10_000_000;
    private const int MostRetentionDays = 3650;

    /// <summary>Every fault of these settings; empty when they are right.</summary>
    public static IReadOnlyList<Fault> Validate(TeamSettings settings)
    {
        var faults = new FaultList();
        FrequencyLimitsRules.Check(settings.Frequency, "frequency", faults);
        RequireRange(settings.MaxCallsPerDay, MostCallsPerDay, "maxCallsPerDay", faults);
        RequireRange(settings.MaxMinutesPerDay, MostMinutesPerDay, "maxMinutesPerDay", faults);
        RequireRange(settings.RetentionDays, MostRetentionDays, "retentionDays", faults);

        // Records that are gone count no more: whoever forgets sooner than a limit looks back would break it.
        faults.Require(
            settings.RetentionDays is not { } days || days >= settings.Frequency.Horizon().TotalDays,
            "retentionDays",
            FormattableString.Invariant($"Must be at least {Math.Ceiling(settings.Frequency.Horizon().TotalDays)}: the frequency limits look so far back."));
        return faults.Faults;
    }

    private static void RequireRange(int? value, int most, string path, FaultList faults)
    {
        if (value is { } given)
        {
            faults.RequireRange(given, 1, most, path);
        }
    }
}
