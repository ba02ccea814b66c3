using System.Buffers.Text;
using System.Text;

namespace Campaigns.Sip.Messages;

/// <summary>One Via value (RFC 3261 §20.42): where the message came from and the branch that names its transaction.</summary>
internal readonly ref struct ViaField
{
    private ViaField(ReadOnlySpan<byte> text, ReadOnlySpan<byte> sentBy, ReadOnlySpan<byte> parameters)
    {
        Text = text;
        SentBy = sentBy;
        Parameters = parameters;
    }

    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Host and optional port as sent.</summary>
    public ReadOnlySpan<byte> SentBy { get; }

    public ReadOnlySpan<byte> Parameters { get; }

    public ReadOnlySpan<byte> Branch => HeaderParameters.TryGet(Parameters, "branch"u8, out var branch) ? branch : default;

    /// <summary>The port of sent-by, 5060 where it names none or one out of range.</summary>
    public int SentByPort
    {
        get
        {
            var afterHost = SentBy[(SentBy.LastIndexOf((byte)']') + 1)..];
            var colon = afterHost.LastIndexOf((byte)':');
            return colon >= 0
                && Utf8Parser.TryParse(SipChars.Trim(afterHost[(colon + 1)..]), out ushort port, out _)
                && port != 0 ? port : SipUri.DefaultPort;
        }
    }

    /// <summary>Reads the first value of a Via header, which may be a comma-separated list.</summary>
    public static bool TryParse(ReadOnlySpan<byte> value, out ViaField via)
    {
        via = default;
        var rest = value;
        if (!HeaderList.TryNext(ref rest, (byte)',', out var text))
        {
            return false;
        }

        // White space is allowed around both slashes: "SIP / 2.0 / UDP host".
        var firstSlash = text.IndexOf((byte)'/');
        if (firstSlash < 0 || !Ascii.EqualsIgnoreCase(SipChars.Trim(text[..firstSlash]), "SIP"u8))
        {
            return false;
        }

        var afterName = text[(firstSlash + 1)..];
        var secondSlash = afterName.IndexOf((byte)'/');
        if (secondSlash < 0 || !SipChars.Trim(afterName[..secondSlash]).SequenceEqual("2.0"u8))
        {
            return false;
        }

        var afterVersion = SipChars.Trim(afterName[(secondSlash + 1)..]);
        var blank = afterVersion.IndexOfAny((byte)' ', (byte)'\t');
        if (blank <= 0 || !SipChars.IsToken(afterVersion[..blank]))
        {
            return false;
        }

        var sentByAndMore = SipChars.Trim(afterVersion[blank..]);
        var semicolon = sentByAndMore.IndexOf((byte)';');
        var sentBy = SipChars.Trim(semicolon < 0 ? sentByAndMore : sentByAndMore[..semicolon]);
        if (sentBy.IsEmpty)
        {
            return false;
        }

        via = new ViaField(text, sentBy, semicolon < 0 ? default : sentByAndMore[semicolon..]);
        return true;
    }
}
