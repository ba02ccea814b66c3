namespace Campaigns.Domain.Campaigns;

/// <summary>What a campaign does about answering machines.</summary>
public sealed record VoicemailSettings
{
    public static VoicemailSettings Default { get; } = new();

    /// <summary>Listen for machines; off: whoever answers is a person. Default on.</summary>
    public bool Detection { get; init; } = true;

    /// <summary>What happens when a machine answers. Default <see cref="VoicemailAction.LeaveMessage"/>.</summary>
    public VoicemailAction Action { get; init; } = VoicemailAction.LeaveMessage;

    /// <summary>
    /// The assistant keeps silent until there is a verdict, at most as long as the analysis takes (5 s). Off by default: people hang up on dead air.
    /// </summary>
    public bool WaitForVerdict { get; init; }

    /// <summary>The drop message as text, 1–2,000 characters on one line; null: it was uploaded, or there is none.</summary>
    public string? MessageText { get; init; }

    /// <summary>
    /// Key of the drop message, a WAV file in the audio store: uploaded, or spoken from <see cref="MessageText"/> when the campaign was saved. Null: the
    /// recording of the campaign's assistant is left.
    /// </summary>
    public string? MessageAudioKey { get; init; }
}
