using System.Text;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Sdp;

/// <summary>The session description of a message.</summary>
internal static class SdpBody
{
    /// <summary>The body if Content-Type says application/sdp, empty otherwise.</summary>
    public static ReadOnlySpan<byte> Read(SipMessage message)
    {
        var type = message.First(HeaderKind.ContentType);
        var semicolon = type.IndexOf((byte)';');
        return Ascii.EqualsIgnoreCase(SipChars.Trim(semicolon < 0 ? type : type[..semicolon]), "application/sdp"u8)
            ? message.Body
            : default;
    }
}
