using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Faults;
using Campaigns.Domain.Frequency;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.Campaigns;

/// <summary>What settings a campaign may have. All faults are named at once.</summary>
public static class CampaignSettingsRules
{
    /// <summary>Every fault of these settings; empty when they are right.</summary>
    /// <param name="settings">As a client sent them.</param>
    /// <param name="limits">The ranges.</param>
    /// <param name="zones">The time zone database.</param>
    public static IReadOnlyList<Fault> Validate(CampaignSettings settings, CampaignLimits limits, IDateTimeZoneProvider zones)
    {
        var faults = new FaultList();
        faults.RequireLine(settings.Name, 1, 200, "name");
        faults.RequireText(settings.Description, 0, 2000, "description");
        faults.RequireRange(settings.MaxConcurrentCalls, 1, limits.MaxConcurrentCalls, "maxConcurrentCalls");
        faults.RequireRange(settings.MaxCallsPerSecond, limits.MinCallsPerSecond, limits.MaxCallsPerSecond, "maxCallsPerSecond");
        faults.RequireRange(settings.RingTimeout, limits.MinRingTimeout, limits.MaxRingTimeout, "ringTimeout");
        faults.RequireRange(settings.MaxCallDuration, limits.MinCallDuration, limits.MaxCallDuration, "maxCallDuration");
        faults.Require(
            zones.GetZoneOrNull(settings.TimeZone) is not null,
            "callWindow.timeZone",
            $"\"{settings.TimeZone}\" is not a time zone of the IANA database, such as \"America/New_York\".");
        faults.Require(!(settings.EndAt <= settings.StartAt), "endAt", "Must come after startAt.");
        CallWindowRules.Check(settings.CallWindow, faults);
        CheckRetry(settings.Retry, limits, faults);
        VoicemailRules.Check(settings.Voicemail, faults);
        RecordingRules.Check(settings.Recording, faults);
        faults.RequireRange(settings.Weight, 1, 100, "weight");
        CallerNumberRules.Check(settings.CallerNumbers, faults);
        FrequencyLimitsRules.Check(settings.Frequency, "frequency", faults);
        return faults.Faults;
    }

    private static void CheckRetry(RetryPolicy retry, CampaignLimits limits, FaultList faults)
    {
        faults.RequireRange(retry.MaxAttempts, 1, limits.MaxAttempts, "retry.maxAttempts");
        faults.Require(
            retry.Backoff.Multiplier is 1 or (>= 1.01 and <= 10),
            "retry.backoff.multiplier",
            "Must be 1 (fixed) or lie between 1.01 and 10.");
        faults.RequireRange(retry.Backoff.Cap, limits.MinRetryDelay, limits.MaxRetryDelay, "retry.backoff.cap");
        CheckRule(retry.NoAnswer, "retry.noAnswer", limits, faults);
        CheckRule(retry.Busy, "retry.busy", limits, faults);
        CheckRule(retry.TechnicalError, "retry.technicalError", limits, faults);
        CheckRule(retry.Voicemail, "retry.voicemail", limits, faults);
        CheckRule(retry.Declined, "retry.declined", limits, faults);
        CheckRule(retry.Lost, "retry.lost", limits, faults);
    }

    private static void CheckRule(RetryRule rule, string path, CampaignLimits limits, FaultList faults)
    {
        faults.RequireRange(rule.Delay, limits.MinRetryDelay, limits.MaxRetryDelay, $"{path}.delay");
        if (rule.MaxAttempts is { } most)
        {
            faults.RequireRange(most, 1, limits.MaxAttempts, $"{path}.maxAttempts");
        }
    }
}
