using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Campaigns.Domain.Campaigns;

/// <summary>What the next version of a campaign says about what happened.</summary>
public static class CampaignHistory
{
    private static readonly DurationPattern Length = DurationPattern.CreateWithInvariantCulture("HH:mm:ss");

    /// <summary>What has happened between two versions of a campaign; null when that is nobody's news (an activation, a deletion).</summary>
    /// <param name="before">Null: there was none.</param>
    /// <param name="after">The later one.</param>
    public static CampaignEvent? Between(CampaignEntry? before, CampaignEntry after) => (before, after) switch
    {
        (_, { Deleted: true }) => null,
        (null, { Status: CampaignStatus.Scheduled }) => CampaignEvent.Scheduled,
        (null, _) => CampaignEvent.Created,
        _ when before.Version >= after.Version => null,
        _ when before.Status != after.Status => Reached(before, after),
        ({ EndedAt: null }, { EndedAt: not null }) => CampaignEvent.Ended,
        _ => CampaignEvent.Edited,
    };

    /// <summary>The settings that differ.</summary>
    public static IReadOnlyList<FieldChange> Changes(CampaignSettings before, CampaignSettings after) =>
        [.. CampaignEdit.ChangedFields(before, after).Select(field => new FieldChange(field, ValueOf(before, field), ValueOf(after, field)))];

    private static CampaignEvent Reached(CampaignEntry before, CampaignEntry after) => after.Status switch
    {
        CampaignStatus.Draft => CampaignEvent.Unscheduled,
        CampaignStatus.Scheduled => CampaignEvent.Scheduled,
        CampaignStatus.Running => before.StartedAt is null ? CampaignEvent.Started : CampaignEvent.Resumed,
        CampaignStatus.Paused => CampaignEvent.Paused,
        CampaignStatus.Completed => CampaignEvent.Completed,
        _ => CampaignEvent.Cancelled,
    };

    /// <summary>Of fields that are one value; the others are told by name only.</summary>
    private static string? ValueOf(CampaignSettings settings, string field) => field switch
    {
        "name" => settings.Name,
        "startAt" => Text(settings.StartAt),
        "endAt" => Text(settings.EndAt),
        "maxConcurrentCalls" => settings.MaxConcurrentCalls.ToString(CultureInfo.InvariantCulture),
        "maxCallsPerSecond" => settings.MaxCallsPerSecond.ToString(CultureInfo.InvariantCulture),
        "ringTimeout" => Length.Format(settings.RingTimeout),
        "maxCallDuration" => Length.Format(settings.MaxCallDuration),
        "priority" => settings.Priority.ToString(CultureInfo.InvariantCulture),
        "weight" => settings.Weight.ToString(CultureInfo.InvariantCulture),
        "useContactTimeZone" => Text(settings.UseContactTimeZone),
        "assumeCampaignZone" => Text(settings.AssumeCampaignZone),
        "legalHours" => Text(settings.LegalHours),
        "requireConsent" => Text(settings.RequireConsent),
        "keepOpen" => Text(settings.KeepOpen),
        _ => null,
    };

    private static string? Text(Instant? at) => at is { } known ? InstantPattern.ExtendedIso.Format(known) : null;

    private static string Text(bool on) => on ? "true" : "false";
}
