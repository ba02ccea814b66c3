using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Faults;

namespace Campaigns.Domain.Campaigns;

/// <summary>Which settings may change in which status.</summary>
public static class CampaignEdit
{
    /// <summary>
    /// The changed fields that this status locks, each with why; empty when the edit is allowed. While a campaign runs only name and
    /// description may change; once it is over, nothing.
    /// </summary>
    public static IReadOnlyList<Fault> LockedFields(CampaignStatus status, CampaignSettings before, CampaignSettings after)
    {
        var changed = ChangedFields(before, after);
        return status switch
        {
            CampaignStatus.Draft or CampaignStatus.Scheduled or CampaignStatus.Paused => [],
            CampaignStatus.Running =>
            [
                .. changed.Where(field => field is not "name" and not "description")
                    .Select(field => new Fault(field, "Locked while the campaign runs: pause it first.")),
            ],
            _ => [.. changed.Select(field => new Fault(field, $"The campaign is {status.ToString().ToLowerInvariant()}: nothing can be changed."))],
        };
    }

    /// <summary>Contacts may be called at other hours than before.</summary>
    public static bool ChangesHours(CampaignSettings before, CampaignSettings after) =>
        ChangedFields(before, after).Any(field => field is "callWindow" or "useContactTimeZone" or "assumeCampaignZone" or "legalHours");

    /// <summary>The top-level fields that differ, as the API names them.</summary>
    public static IReadOnlyList<string> ChangedFields(CampaignSettings before, CampaignSettings after)
    {
        List<string> changed = [];
        void Compare(bool same, string field)
        {
            if (!same)
            {
                changed.Add(field);
            }
        }

        Compare(before.Name == after.Name, "name");
        Compare(before.Description == after.Description, "description");
        Compare(before.Assistant == after.Assistant, "assistantId");
        Compare(before.Trunk == after.Trunk, "trunkId");
        Compare(before.CallerNumbers.SequenceEqual(after.CallerNumbers), "callerNumbers");
        Compare(SameWindow(before, after), "callWindow");
        Compare(before.UseContactTimeZone == after.UseContactTimeZone, "useContactTimeZone");
        Compare(before.AssumeCampaignZone == after.AssumeCampaignZone, "assumeCampaignZone");
        Compare(before.LegalHours == after.LegalHours, "legalHours");
        Compare(before.StartAt == after.StartAt, "startAt");
        Compare(before.EndAt == after.EndAt, "endAt");
        Compare(before.MaxConcurrentCalls == after.MaxConcurrentCalls, "maxConcurrentCalls");
        Compare(before.MaxCallsPerSecond.Equals(after.MaxCallsPerSecond), "maxCallsPerSecond");
        Compare(before.Retry == after.Retry, "retry");
        Compare(before.Voicemail == after.Voicemail, "voicemail");
        Compare(before.Recording == after.Recording, "recording");
        Compare(before.RingTimeout == after.RingTimeout, "ringTimeout");
        Compare(before.MaxCallDuration == after.MaxCallDuration, "maxCallDuration");
        Compare(before.RequireConsent == after.RequireConsent, "requireConsent");
        Compare(before.Frequency == after.Frequency, "frequency");
        Compare(before.Priority == after.Priority, "priority");
        Compare(before.Weight == after.Weight, "weight");
        Compare(before.KeepOpen == after.KeepOpen, "keepOpen");
        Compare(before.VariablesJson == after.VariablesJson, "variables");
        return changed;
    }

    private static bool SameWindow(CampaignSettings before, CampaignSettings after) =>
        before.TimeZone == after.TimeZone && SameHours(before.CallWindow, after.CallWindow)
        && before.CallWindow.BlackoutDates.SequenceEqual(after.CallWindow.BlackoutDates);

    private static bool SameHours(CallWindow before, CallWindow after) =>
        before.Hours.Keys.Union(after.Hours.Keys).All(day =>
            before.Hours.GetValueOrDefault(day, []).SequenceEqual(after.Hours.GetValueOrDefault(day, [])));
}
