using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Frequency;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.Campaigns;

/// <summary>
/// What a user decides about a campaign. Immutable; an attempt uses the version of its grant.
/// Ranges are checked by <c>CampaignSettingsRules</c>, which names every fault at once.
/// </summary>
public sealed record CampaignSettings
{
    /// <summary>1–200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>0–2000 characters.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who talks to the people who answer.</summary>
    public required AssistantId Assistant { get; init; }

    /// <summary>The carrier trunk that carries the calls.</summary>
    public required TrunkId Trunk { get; init; }

    /// <summary>Which of the trunk's caller numbers the campaign uses. Empty: all, with the trunk's weights.</summary>
    public IReadOnlyList<CampaignCallerNumber> CallerNumbers { get; init; } = [];

    /// <summary>When contacts may be called, in the time zone that <see cref="UseContactTimeZone"/> picks.</summary>
    public CallWindow CallWindow { get; init; } = CallWindow.Default;

    /// <summary>The campaign's own zone, IANA id. Default America/New_York.</summary>
    public string TimeZone { get; init; } = "America/New_York";

    /// <summary>Judge the window in each contact's own zones (all of them must be open); off: in <see cref="TimeZone"/>.</summary>
    public bool UseContactTimeZone { get; init; } = true;

    /// <summary>Dial contacts whose zone is unknown in <see cref="TimeZone"/>; off: they are not dialled (fail closed).</summary>
    public bool AssumeCampaignZone { get; init; }

    /// <summary>
    /// Keep to the legal hours of the place where the contact is (<see cref="CallWindows.LegalHours"/>): the window can only be narrower. Default on.
    /// </summary>
    public bool LegalHours { get; init; } = true;

    /// <summary>
    /// The campaign starts by itself at this instant; null: when it is launched. Setting it schedules a draft, clearing it makes a scheduled campaign
    /// a draft again (<see cref="CampaignSchedule"/>).
    /// </summary>
    public Instant? StartAt { get; init; }

    /// <summary>Nothing new is dialled at or after this instant; contacts left over expire. Null: no end.</summary>
    public Instant? EndAt { get; init; }

    /// <summary>Calls up at once, 1–100,000. Default 5.</summary>
    public int MaxConcurrentCalls { get; init; } = 5;

    /// <summary>New calls per second, 0.1–10,000. Default 1.</summary>
    public double MaxCallsPerSecond { get; init; } = 1;

    /// <summary>What follows each disposition.</summary>
    public RetryPolicy Retry { get; init; } = RetryPolicy.Default;

    /// <summary>What happens when a machine answers.</summary>
    public VoicemailSettings Voicemail { get; init; } = VoicemailSettings.Default;

    /// <summary>Whether calls are recorded.</summary>
    public RecordingSettings Recording { get; init; } = RecordingSettings.Default;

    /// <summary>Counted from the INVITE, 5–120 s. Default 30 s.</summary>
    public Duration RingTimeout { get; init; } = Duration.FromSeconds(30);

    /// <summary>Counted from the answer, 10 s–4 h. Default 10 min.</summary>
    public Duration MaxCallDuration { get; init; } = Duration.FromMinutes(10);

    /// <summary>Calls only contacts whose consent is noted; the others are final as do-not-call. Default false.</summary>
    public bool RequireConsent { get; init; }

    /// <summary>How often this campaign calls a number that any of its team's campaigns has called; the team's own limits hold besides. Default: no limits.</summary>
    public FrequencyLimits Frequency { get; init; } = FrequencyLimits.None;

    /// <summary>Higher first among campaigns that share a trunk. Default 0.</summary>
    public int Priority { get; init; }

    /// <summary>The campaign's share of its trunk among campaigns of its priority, 1–100. Default 1.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Accepts contacts while running and waits for more instead of completing.</summary>
    public bool KeepOpen { get; init; }

    /// <summary>JSON object handed to the assistant. Default empty.</summary>
    public string VariablesJson { get; init; } = "{}";
}
