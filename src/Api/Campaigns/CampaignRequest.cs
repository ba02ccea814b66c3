using System.Text.Json.Nodes;
using Campaigns.Api.Access;

namespace Campaigns.Api.Campaigns;

/// <summary>What a user decides about a campaign. What is left out takes its default, in POST and in PUT alike.</summary>
internal sealed record CampaignRequest
{
    /// <summary>1–200 characters. Required.</summary>
    public string? Name { get; init; }

    /// <summary>0–2000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Who talks to the people who answer. Required.</summary>
    public Guid? AssistantId { get; init; }

    /// <summary>The carrier trunk that carries the calls. Required.</summary>
    public Guid? TrunkId { get; init; }

    /// <summary>Which of the trunk's caller numbers are shown. Default: all, with the trunk's weights.</summary>
    public IReadOnlyList<CampaignCallerNumberRequest>? CallerNumbers { get; init; }

    /// <summary>When contacts may be called. Default 09:00–17:00 on all days, America/New_York.</summary>
    public CallWindowRequest? CallWindow { get; init; }

    /// <summary>Judge the window in each contact's own zones, all of which must be open; false: in the window's zone. Default true.</summary>
    public bool? UseContactTimeZone { get; init; }

    /// <summary>Dial contacts whose zone is unknown in the window's zone; false: they are not dialled. Default false.</summary>
    public bool? AssumeCampaignZone { get; init; }

    /// <summary>
    /// Keep to the legal hours of the place where each contact is: the window can only be narrower. Default true; leaving them aside needs the admin
    /// scope and is noted in the audit log.
    /// </summary>
    public bool? LegalHours { get; init; }

    /// <summary>
    /// The campaign starts by itself at this instant (UTC): a draft becomes scheduled. Left out of an edit, a scheduled campaign is a draft again. Setting
    /// another start than there was needs the scope run. Default: none.
    /// </summary>
    public string? StartAt { get; init; }

    /// <summary>Nothing new is dialled at or after this instant (UTC); contacts left over expire. Default: no end.</summary>
    public string? EndAt { get; init; }

    /// <summary>Calls up at once, 1–100,000. Default 5.</summary>
    public int? MaxConcurrentCalls { get; init; }

    /// <summary>New calls per second, 0.1–10,000. Default 1.</summary>
    public double? MaxCallsPerSecond { get; init; }

    /// <summary>What follows each disposition.</summary>
    public RetryRequest? Retry { get; init; }

    /// <summary>What happens when a machine answers. Default: a message is left.</summary>
    public VoicemailRequest? Voicemail { get; init; }

    /// <summary>Whether calls are recorded. Default: they aren't.</summary>
    public RecordingRequest? Recording { get; init; }

    /// <summary>Counted from the INVITE, 5–120 s. Default "00:00:30".</summary>
    public string? RingTimeout { get; init; }

    /// <summary>Counted from the answer, 10 s–4 h. Default "00:10:00".</summary>
    public string? MaxCallDuration { get; init; }

    /// <summary>Call only contacts whose consent is noted; the others become doNotCall. Default false.</summary>
    public bool? RequireConsent { get; init; }

    /// <summary>How often this campaign may call a number that any campaign of the team has called; the team's own limits hold besides. Default: no limits.</summary>
    public FrequencyRequest? Frequency { get; init; }

    /// <summary>Higher first among campaigns that share a trunk. Default 0.</summary>
    public int? Priority { get; init; }

    /// <summary>The campaign's share of its trunk among campaigns of its priority, 1–100. Default 1.</summary>
    public int? Weight { get; init; }

    /// <summary>Accept contacts while running, and wait for more instead of completing. Default false.</summary>
    public bool? KeepOpen { get; init; }

    /// <summary>Handed to the assistant. Default empty.</summary>
    public JsonObject? Variables { get; init; }
}
