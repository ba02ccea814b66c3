using System.Collections.ObjectModel;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.Ports;

/// <summary>One call to place.</summary>
public sealed record CallOrder
{
    /// <summary>Random (cryptographic), unique for ever; stored with the intent before the call is placed.</summary>
    public required string CallId { get; init; }

    /// <summary>Our From-tag, random (cryptographic); stored with the intent.</summary>
    public required string LocalTag { get; init; }

    public required TrunkSettings Trunk { get; init; }

    /// <summary>E.164 with "+", one of the trunk's caller numbers.</summary>
    public required string CallerNumber { get; init; }

    /// <summary>E.164 with "+".</summary>
    public required string CalledNumber { get; init; }

    /// <summary>Counted from the INVITE; also its Expires header.</summary>
    public required Duration RingTimeout { get; init; }

    /// <summary>Counted from the answer.</summary>
    public required Duration MaxCallDuration { get; init; }

    /// <summary>Whose call it is; an opt-out goes to the list of its team.</summary>
    public CampaignId Campaign { get; init; }

    /// <summary>Who talks once it is answered.</summary>
    public required AssistantSettings Assistant { get; init; }

    /// <summary>What happens when a machine answers. Default: nobody listens for one.</summary>
    public VoicemailSettings Voicemail { get; init; } = new() { Detection = false };

    /// <summary>Whether the call is recorded. Default: it isn't.</summary>
    public RecordingSettings Recording { get; init; } = RecordingSettings.Default;

    /// <summary>The id of <see cref="Assistant"/>.</summary>
    public AssistantId AssistantId { get; init; }

    /// <summary>The called person's name; null when it is unknown or the assistant has no use for it.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What the campaign and the contact say for the assistant, the contact's word first; empty when it has no use for it.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
