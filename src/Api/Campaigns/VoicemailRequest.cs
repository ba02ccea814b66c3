using Campaigns.Domain.Campaigns;

namespace Campaigns.Api.Campaigns;

/// <summary>What happens when a machine answers. What is left out takes its default; a drop message that was uploaded stays.</summary>
internal sealed record VoicemailRequest
{
    /// <summary>Listen for machines; false: whoever answers is a person. Default true.</summary>
    public bool? Detection { get; init; }

    /// <summary>"leaveMessage" (default), "hangUp" or "connectAssistant".</summary>
    public VoicemailAction? Action { get; init; }

    /// <summary>Keep the assistant silent until there is a verdict, 5 s at most. Default false.</summary>
    public bool? WaitForVerdict { get; init; }

    /// <summary>The drop message as text, 1–2,000 characters on one line; it takes the place of an uploaded one. With neither, the recording of the assistant is left.</summary>
    public string? MessageText { get; init; }

    /// <param name="current">The campaign's present settings; null for a new campaign.</param>
    public VoicemailSettings ToSettings(VoicemailSettings? current) => new()
    {
        Detection = Detection ?? VoicemailSettings.Default.Detection,
        Action = Action ?? VoicemailSettings.Default.Action,
        WaitForVerdict = WaitForVerdict ?? VoicemailSettings.Default.WaitForVerdict,
        MessageText = MessageText,

        // What was spoken from a text belongs to that text.
        MessageAudioKey = current is not null && current.MessageText == MessageText ? current.MessageAudioKey : null,
    };
}
