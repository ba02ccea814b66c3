using Campaigns.Domain.Faults;

namespace Campaigns.Domain.Frequency;

/// <summary>What limits there may be.</summary>
public static class FrequencyLimitsRules
{
    /// <summary>Notes every fault.</summary>
    /// <param name="limits">As a client sent them.</param>
    /// <param name="path">Where they stand in the request.</param>
    /// <param name="faults">Takes the faults.</param>
    public static void Check(FrequencyLimits limits, string path, FaultList faults)
    {
        RequireRange(limits.MaxPer24Hours, FrequencyLimits.MostCalls, $"{path}.maxPer24Hours", faults);
        RequireRange(limits.MaxPerCalendarDay, FrequencyLimits.MostCalls, $"{path}.maxPerCalendarDay", faults);
        RequireRange(limits.MaxPer7Days, FrequencyLimits.MostCalls, $"{path}.maxPer7Days", faults);
        RequireRange(limits.QuietDaysAfterConversation, FrequencyLimits.MostQuietDays, $"{path}.quietDaysAfterConversation", faults);
    }

    private static void RequireRange(int? value, int most, string path, FaultList faults)
    {
        if (value is { } given)
        {
            faults.RequireRange(given, 1, most, path);
        }
    }
}
