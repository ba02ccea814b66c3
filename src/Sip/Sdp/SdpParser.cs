using System.Buffers.Text;
using System.Net;
using System.Text;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Sdp;

/// <summary>Reads a session description (RFC 4566) leniently: what it doesn't know it skips, what it can't use it leaves empty.</summary>
internal static class SdpParser
{
    private const int MaxStreams = 16;
    private const int MaxPayloadType = 127;

    /// <summary>The m= sections in order; null when this is no session description or has too many of them.</summary>
    public static List<SdpStream>? Parse(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("v=0"u8))
        {
            return null;
        }

        var streams = new List<SdpStream>(1);
        var direction = MediaDirection.SendReceive;
        IPAddress? address = null;
        SdpStream? stream = null;
        Span<PayloadKind> kinds = stackalloc PayloadKind[MaxPayloadType + 1];
        Span<ushort> events = stackalloc ushort[MaxPayloadType + 1];
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = (end < 0 ? text : text[..end]).TrimEnd("\r "u8);
            text = end < 0 ? default : text[(end + 1)..];
            if (line.Length < 2 || line[1] != (byte)'=')
            {
                continue;
            }

            var value = line[2..];
            switch (line[0])
            {
                case (byte)'m':
                    Finish(stream, kinds, events);
                    stream = ParseStream(value, kinds);
                    events.Fill(TelephoneEventFormat.AllKeys);
                    if (stream is null || streams.Count == MaxStreams)
                    {
                        return null;
                    }

                    stream.Address = address;
                    stream.Direction = direction;
                    streams.Add(stream);
                    break;
                case (byte)'c' when stream is null:
                    address = ParseConnection(value);
                    break;
                case (byte)'c':
                    stream.Address = ParseConnection(value);
                    break;
                case (byte)'a' when TryParseDirection(value, out var parsed):
                    if (stream is null)
                    {
                        direction = parsed;
                    }
                    else
                    {
                        stream.Direction = parsed;
                    }

                    break;
                case (byte)'a' when stream is not null:
                    ParseAttribute(value, stream, kinds, events);
                    break;
            }
        }

        Finish(stream, kinds, events);
        return streams;
    }

    private static SdpStream? ParseStream(ReadOnlySpan<byte> value, Span<PayloadKind> kinds)
    {
        var rest = value;
        if (!HeaderList.TryNext(ref rest, (byte)' ', out var kind)
            || !HeaderList.TryNext(ref rest, (byte)' ', out var portText)
            || !HeaderList.TryNext(ref rest, (byte)' ', out var protocol))
        {
            return null;
        }

        // "49170/2" announces two consecutive ports; the first is the stream's.
        if (!Utf8Parser.TryParse(portText, out ushort port, out var consumed)
            || (consumed != portText.Length && portText[consumed] != (byte)'/'))
        {
            return null;
        }

        kinds.Clear();
        kinds[(int)AudioCodec.Pcmu] = PayloadKind.Pcmu;
        kinds[(int)AudioCodec.Pcma] = PayloadKind.Pcma;
        return new SdpStream
        {
            Kind = Name(kind),
            Port = port,
            Protocol = Name(protocol),
            Formats = Encoding.UTF8.GetString(SipChars.Trim(rest)),
        };
    }

    private static string Name(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("audio"u8) ? "audio" : text.SequenceEqual("RTP/AVP"u8) ? "RTP/AVP" : Encoding.UTF8.GetString(text);

    private static void Finish(SdpStream? stream, ReadOnlySpan<PayloadKind> kinds, ReadOnlySpan<ushort> events)
    {
        if (stream is null || !stream.IsAudio)
        {
            return;
        }

        foreach (var range in stream.Formats.AsSpan().Split(' '))
        {
            if (!int.TryParse(stream.Formats.AsSpan(range), out var payloadType) || payloadType is < 0 or > MaxPayloadType)
            {
                continue;
            }

            switch (kinds[payloadType])
            {
                case PayloadKind.Pcmu:
                    stream.Codec ??= new SdpCodec(AudioCodec.Pcmu, payloadType);
                    break;
                case PayloadKind.Pcma:
                    stream.Codec ??= new SdpCodec(AudioCodec.Pcma, payloadType);
                    break;
                case PayloadKind.TelephoneEvent:
                    stream.TelephoneEvents ??= new TelephoneEventFormat(payloadType, events[payloadType]);
                    break;
            }
        }
    }

    private static void ParseAttribute(ReadOnlySpan<byte> attribute, SdpStream stream, Span<PayloadKind> kinds, Span<ushort> events)
    {
        var colon = attribute.IndexOf((byte)':');
        var name = colon < 0 ? attribute : attribute[..colon];
        var value = colon < 0 ? default : attribute[(colon + 1)..];
        if (name.SequenceEqual("rtpmap"u8))
        {
            ParseRtpMap(value, kinds);
        }
        else if (name.SequenceEqual("fmtp"u8))
        {
            ParseFormat(value, events);
        }
        else if (name.SequenceEqual("rtcp-mux"u8))
        {
            stream.MultiplexesControl = true;
        }
        else if (name.SequenceEqual("rtcp"u8))
        {
            ParseControl(value, stream);
        }
        else if (name.SequenceEqual("maxptime"u8) && Utf8Parser.TryParse(value, out int milliseconds, out _) && milliseconds > 0)
        {
            stream.MaxPacketMs = milliseconds;
        }
    }

    // Meant for telephone-event only: the events of any other payload type are never asked for.
    private static void ParseFormat(ReadOnlySpan<byte> value, Span<ushort> events)
    {
        if (Utf8Parser.TryParse(value, out byte payloadType, out var consumed) && payloadType <= MaxPayloadType)
        {
            events[payloadType] = TelephoneEventFormat.ParseEvents(SipChars.Trim(value[consumed..]));
        }
    }

    // "53020" or "53020 IN IP4 192.0.2.7" (RFC 3605).
    private static void ParseControl(ReadOnlySpan<byte> value, SdpStream stream)
    {
        if (Utf8Parser.TryParse(value, out ushort port, out var consumed) && port != 0)
        {
            stream.ControlPort = port;
            stream.ControlAddress = ParseConnection(SipChars.Trim(value[consumed..]));
        }
    }

    private static void ParseRtpMap(ReadOnlySpan<byte> value, Span<PayloadKind> kinds)
    {
        if (!Utf8Parser.TryParse(value, out byte payloadType, out var consumed)
            || payloadType > MaxPayloadType
            || consumed >= value.Length)
        {
            return;
        }

        var encoding = SipChars.Trim(value[consumed..]);
        kinds[payloadType] =
            Starts(encoding, "PCMU/8000"u8) ? PayloadKind.Pcmu
            : Starts(encoding, "PCMA/8000"u8) ? PayloadKind.Pcma
            : Starts(encoding, "telephone-event/8000"u8) ? PayloadKind.TelephoneEvent
            : PayloadKind.Other;
    }

    private static bool Starts(ReadOnlySpan<byte> encoding, ReadOnlySpan<byte> name) =>
        encoding.Length >= name.Length
        && Ascii.EqualsIgnoreCase(encoding[..name.Length], name)
        && (encoding.Length == name.Length || encoding[name.Length] == (byte)'/');

    private static IPAddress? ParseConnection(ReadOnlySpan<byte> value)
    {
        var rest = value;
        if (!HeaderList.TryNext(ref rest, (byte)' ', out _)
            || !HeaderList.TryNext(ref rest, (byte)' ', out _)
            || !HeaderList.TryNext(ref rest, (byte)' ', out var address))
        {
            return null;
        }

        var slash = address.IndexOf((byte)'/');
        return IPAddress.TryParse(slash < 0 ? address : address[..slash], out var parsed) ? parsed : null;
    }

    private static bool TryParseDirection(ReadOnlySpan<byte> attribute, out MediaDirection direction)
    {
        (var known, direction) =
            attribute.SequenceEqual("sendrecv"u8) ? (true, MediaDirection.SendReceive)
            : attribute.SequenceEqual("sendonly"u8) ? (true, MediaDirection.SendOnly)
            : attribute.SequenceEqual("recvonly"u8) ? (true, MediaDirection.ReceiveOnly)
            : (attribute.SequenceEqual("inactive"u8), MediaDirection.Inactive);
        return known;
    }

    private enum PayloadKind : byte
    {
        Unknown,
        Pcmu,
        Pcma,
        TelephoneEvent,
        Other,
    }
}
