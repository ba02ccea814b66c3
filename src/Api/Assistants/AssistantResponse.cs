using Campaigns.Domain.Assistants;

namespace Campaigns.Api.Assistants;

/// <summary>An assistant as it is now.</summary>
internal sealed record AssistantResponse
{
    /// <summary>For ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>Rises with each change; also the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>1–200 characters.</summary>
    public required string Name { get; init; }

    public required AssistantKind Kind { get; init; }

    /// <summary>What an announcement says; null when it was recorded.</summary>
    public required string? Text { get; init; }

    /// <summary>What happens when the announcement has been played.</summary>
    public required AfterAnnouncement Afterwards { get; init; }

    /// <summary>It has an announcement of its own; false: the built-in one is played.</summary>
    public required bool HasAudio { get; init; }

    /// <summary>It has a fallback of its own for when it fails; false: the built-in one is played.</summary>
    public required bool HasFallbackAudio { get; init; }

    public required DisclosureResponse Disclosure { get; init; }

    public required KeypadResponse Keypad { get; init; }

    /// <summary>Only with kind "sip".</summary>
    public required SipAgentResponse? Sip { get; init; }

    /// <summary>Only with kind "mediaStream".</summary>
    public required MediaStreamResponse? MediaStream { get; init; }

    /// <param name="id">Whose settings.</param>
    /// <param name="settings">What it is.</param>
    /// <param name="version">Of the settings.</param>
    /// <param name="withSecret">The media stream's token was made by this request: it is shown now and never again.</param>
    /// <param name="isListed">It comes from the rows of lists, which know no secrets.</param>
    public static AssistantResponse From(AssistantId id, AssistantSettings settings, long version, bool withSecret = false, bool isListed = false) => new()
    {
        Id = id.Value,
        Version = version,
        Name = settings.Name,
        Kind = settings.Kind,
        Text = settings.Text,
        Afterwards = settings.Afterwards,
        HasAudio = settings.AudioKey is not null,
        HasFallbackAudio = settings.FallbackAudioKey is not null,
        Disclosure = new DisclosureResponse(settings.Disclosure.Enabled, settings.Disclosure.Text, settings.Disclosure.AudioKey is not null),
        Keypad = KeypadResponse.From(settings.Keypad),
        Sip = settings.Sip is { } sip ? new SipAgentResponse(sip.Uri, sip.Refer, sip.Username, isListed ? null : sip.Password is not null) : null,
        MediaStream = settings.MediaStream is { } stream
            ? new MediaStreamResponse(stream.Url, AgentAccount.SidOf(id), withSecret ? stream.AuthToken : null)
            : null,
    };
}
