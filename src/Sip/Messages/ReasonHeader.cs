using System.Buffers.Text;
using System.Text;

namespace Campaigns.Sip.Messages;

/// <summary>A Reason header field (RFC 3326): why a request was sent, or why a call failed on the other side of a gateway.</summary>
public sealed record ReasonHeader
{
    private readonly string? _text;

    /// <summary><c>Q.850</c> for causes of the telephone network, <c>SIP</c> for status codes.</summary>
    /// <exception cref="ArgumentException">It is no token.</exception>
    public required string Protocol
    {
        get;
        init => field = HeaderText.RequireToken(value, nameof(Protocol));
    }

    /// <summary>A Q.850 cause (1–127) or a SIP status.</summary>
    public required int Cause { get; init; }

    /// <summary>Free text without control characters.</summary>
    /// <exception cref="ArgumentException">It holds a control character or is too long.</exception>
    public string? Text
    {
        get => _text;
        init => _text = value is null ? null : HeaderText.RequireValue(value, nameof(Text));
    }

    /// <summary>Q.850 cause 16: the call was ended by a party to it.</summary>
    public static ReasonHeader NormalClearing { get; } = Q850(16, "Normal call clearing");

    public static ReasonHeader Q850(int cause, string? text = null) => new() { Protocol = "Q.850", Cause = cause, Text = text };

    public static ReasonHeader Sip(int status, string? text = null) => new() { Protocol = "SIP", Cause = status, Text = text };

    /// <summary>Finds the value with this protocol among the Reason values of a message; null when there is none with a cause.</summary>
    internal static ReasonHeader? Find(SipMessage message, string protocol)
    {
        Span<byte> wanted = stackalloc byte[16];
        wanted = wanted[..Encoding.ASCII.GetBytes(protocol, wanted)];
        foreach (var value in message.Values(HeaderKind.Reason))
        {
            var semicolon = value.IndexOf((byte)';');
            if (semicolon < 0 || !Ascii.EqualsIgnoreCase(SipChars.Trim(value[..semicolon]), wanted))
            {
                continue;
            }

            if (HeaderParameters.TryGet(value[semicolon..], "cause"u8, out var causeText)
                && Utf8Parser.TryParse(causeText, out int cause, out var consumed)
                && consumed == causeText.Length)
            {
                return new ReasonHeader { Protocol = protocol, Cause = cause, Text = ReadText(value[semicolon..]) };
            }
        }

        return null;
    }

    internal void WriteTo(MessageWriter writer)
    {
        writer.Append("Reason: "u8);
        writer.Append(Protocol);
        writer.Append(";cause="u8);
        writer.Append(Cause);
        if (Text is { } text)
        {
            writer.Append(";text="u8);
            writer.Append(HeaderText.Quote(text, nameof(Text)));
        }

        writer.Append("\r\n"u8);
    }

    private static string? ReadText(ReadOnlySpan<byte> parameters)
    {
        if (!HeaderParameters.TryGet(parameters, "text"u8, out var text))
        {
            return null;
        }

        // A peer's text is for people to read; what could harm a log or a header of ours is left out.
        var decoded = Encoding.UTF8.GetString(text[..Math.Min(text.Length, HeaderText.MaxValueLength / 4)]);
        return string.Concat(decoded.Where(character => !char.IsControl(character)));
    }
}
