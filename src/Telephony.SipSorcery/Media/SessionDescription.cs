using SIPSorcery.Net;

namespace Campaigns.Telephony.SipSorcery.Media;

/// <summary>Guards SIPSorcery's parser of session descriptions, which throws at what it doesn't know.</summary>
internal static class SessionDescription
{
    private const string Pcmu = "PCMU/8000";
    private const string Pcma = "PCMA/8000";
    private const int FirstDynamicType = 96;

    /// <summary>The description if its first stream is G.711 audio on a port; null in every other case.</summary>
    public static SDP? ReadUsable(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        SDP description;
        try
        {
            description = SDP.ParseSDPDescription(text);
        }
#pragma warning disable CA1031 // Whatever its parser throws, of whatever type: the far end's text is not usable, and that is the answer.
        catch (Exception)
        {
            return null;
        }
#pragma warning restore CA1031

        return description?.Media.FirstOrDefault() is { Media: SDPMediaTypesEnum.audio, Port: > 0 } audio && audio.MediaFormats.Values.Any(IsG711)
            ? description
            : null;
    }

    private static bool IsG711(SDPAudioVideoMediaFormat format) =>
        format.ID < FirstDynamicType
            ? format.ID is 0 or 8
            : format.Rtpmap is { } map && (map.StartsWith(Pcmu, StringComparison.OrdinalIgnoreCase) || map.StartsWith(Pcma, StringComparison.OrdinalIgnoreCase));
}
