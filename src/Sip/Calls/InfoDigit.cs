using System.Text;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Calls;

/// <summary>
/// A key press in an INFO body, as many gateways send it: <c>application/dtmf-relay</c> with <c>Signal=5</c>, or <c>application/dtmf</c> with the
/// bare key. Both are custom, not standard; the key is 0–9, *, #, A–D.
/// </summary>
internal static class InfoDigit
{
    public static char? Read(SipMessage request)
    {
        var type = request.First(HeaderKind.ContentType);
        var semicolon = type.IndexOf((byte)';');
        type = SipChars.Trim(semicolon < 0 ? type : type[..semicolon]);
        return Ascii.EqualsIgnoreCase(type, "application/dtmf-relay"u8) ? Key(Signal(request.Body))
            : Ascii.EqualsIgnoreCase(type, "application/dtmf"u8) ? Key(request.Body)
            : null;
    }

    private static ReadOnlySpan<byte> Signal(ReadOnlySpan<byte> body)
    {
        while (HeaderList.TryNext(ref body, (byte)'\n', out var line))
        {
            var equals = line.IndexOf((byte)'=');
            if (equals > 0 && Ascii.EqualsIgnoreCase(SipChars.Trim(line[..equals]), "Signal"u8))
            {
                return line[(equals + 1)..];
            }
        }

        return default;
    }

    // "10" and "11" are the event numbers of * and #, which some gateways write in place of them.
    private static char? Key(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t\r\n"u8);
        if (text.SequenceEqual("10"u8) || text.SequenceEqual("11"u8))
        {
            return text[1] == (byte)'0' ? '*' : '#';
        }

        var key = text.Length == 1 ? char.ToUpperInvariant((char)text[0]) : default;
        return TelephoneEventFormat.EventOf(key) is null ? null : key;
    }
}
