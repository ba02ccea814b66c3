using Campaigns.Api.Json;
using Campaigns.Domain.Assistants;

namespace Campaigns.Api.Assistants;

/// <summary>From a request to an assistant's settings; recordings and secrets of the present one are kept.</summary>
internal static class AssistantMapping
{
    public static AssistantSettings ToSettings(this AssistantRequest request, AssistantSettings? current, RequestFaults faults)
    {
        var kind = request.Kind ?? AssistantKind.Announcement;
        var settings = new AssistantSettings
        {
            Name = faults.Required("name", request.Name),
            Kind = kind,
            Text = request.Text,
            AudioKey = current?.AudioKey,
            Afterwards = request.Afterwards ?? AfterAnnouncement.HangUp,
            Disclosure = new Disclosure
            {
                Enabled = request.Disclosure?.Enabled ?? true,
                Text = request.Disclosure?.Text,
                AudioKey = current?.Disclosure.AudioKey,
            },
            Keypad = ToKeypad(request.Keypad ?? new KeypadRequest(), faults),
            Sip = request.Sip is { } sip ? ToAgent(sip, current?.Sip, faults) : null,
            MediaStream = request.MediaStream is { } stream ? ToAgent(stream, current?.MediaStream, faults) : null,
            FallbackAudioKey = current?.FallbackAudioKey,
        };
        faults.AddRange(AssistantSettingsRules.Validate(settings));
        return settings;
    }

    private static Keypad ToKeypad(KeypadRequest request, RequestFaults faults)
    {
        var usual = new Keypad();
        return new Keypad
        {
            OptOut = Key("keypad.optOut", request.OptOut, usual.OptOut),
            Repeat = Key("keypad.repeat", request.Repeat, usual.Repeat),
            Transfer = Key("keypad.transfer", request.Transfer, usual.Transfer),
            TransferTo = request.TransferTo,
        };

        char? Key(string path, string? text, char? otherwise)
        {
            switch (text)
            {
                case null:
                    return otherwise;
                case KeypadResponse.Off:
                    return null;
                case { Length: 1 }:
                    return text[0];
                default:
                    faults.Add(path, "Must be one key of a telephone, 0–9, * or #, or \"off\".");
                    return null;
            }
        }
    }

    private static SipAgent ToAgent(SipAgentRequest request, SipAgent? current, RequestFaults faults) => new()
    {
        Uri = faults.Required("sip.uri", request.Uri),
        Refer = request.Refer ?? false,
        Username = request.Username,
        Password = request.Password ?? (request.Username is not null && request.Username == current?.Username ? current.Password : null),
    };

    private static MediaStreamAgent ToAgent(MediaStreamRequest request, MediaStreamAgent? current, RequestFaults faults) => new()
    {
        Url = faults.Required("mediaStream.url", request.Url),
        AuthToken = current?.AuthToken ?? AgentTokens.New(),
    };
}
