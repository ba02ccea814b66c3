using System.Text;

namespace Campaigns.Sip.Messages;

/// <summary>The extensions we take part in (RFC 3261 §19.2), and how they are asked for.</summary>
internal static class OptionTags
{
    /// <summary>Of an INVITE of ours: whoever needs one of them may require it.</summary>
    public static ReadOnlySpan<byte> SupportedLine => "Supported: 100rel, timer\r\n"u8;

    /// <summary>Reliable provisional responses (RFC 3262).</summary>
    public static ReadOnlySpan<byte> Reliable => "100rel"u8;

    /// <summary>Session timers (RFC 4028).</summary>
    public static ReadOnlySpan<byte> Timer => "timer"u8;

    /// <summary>Whether a header that lists extensions or methods lists this one.</summary>
    public static bool Lists(SipMessage message, HeaderKind kind, ReadOnlySpan<byte> option)
    {
        foreach (var value in message.Values(kind))
        {
            if (Ascii.EqualsIgnoreCase(value, option))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a request may be answered although it requires this. 100rel asks nothing of answers that are final at once.</summary>
    public static bool Knows(ReadOnlySpan<byte> option) =>
        Ascii.EqualsIgnoreCase(option, Reliable) || Ascii.EqualsIgnoreCase(option, Timer);

    /// <summary>Whether a request requires something else.</summary>
    public static bool RequiresUnknown(SipMessage request)
    {
        foreach (var value in request.Values(HeaderKind.Require))
        {
            if (!Knows(value))
            {
                return true;
            }
        }

        return false;
    }
}
