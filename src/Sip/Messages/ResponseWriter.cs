using System.Net;
using System.Text;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Messages;

/// <summary>Begins a response to a request (RFC 3261 §8.2.6): status line and the header fields that are copied.</summary>
internal static class ResponseWriter
{
    /// <summary>Writes everything up to, not including, the headers of the particular response. A To without tag gets <paramref name="toTag"/>.</summary>
    public static void Begin(MessageWriter writer, SipMessage request, int status, string toTag)
    {
        writer.Reset();
        writer.Append("SIP/2.0 "u8);
        writer.Append(status);
        writer.Append((byte)' ');
        writer.Append(Phrase(status));
        writer.Append("\r\n"u8);
        var first = true;
        foreach (var value in request.Values(HeaderKind.Via))
        {
            writer.Append("Via: "u8);
            if (first)
            {
                AppendTopVia(writer, value, request.Source);
                first = false;
            }
            else
            {
                writer.Append(value);
            }

            writer.Append("\r\n"u8);
        }

        writer.AppendLine("From: "u8, request.From);
        writer.Append("To: "u8);
        writer.Append(request.To);
        if (request.ToTag.IsEmpty)
        {
            writer.Append(";tag="u8);
            writer.Append(toTag);
        }

        writer.Append("\r\n"u8);
        writer.AppendLine("Call-ID: "u8, request.CallId);
        writer.AppendLine("CSeq: "u8, request.First(HeaderKind.CSeq));
    }

    // RFC 3581 §4: rport is given its value, and received tells where the request came from.
    private static void AppendTopVia(MessageWriter writer, ReadOnlySpan<byte> via, SocketAddress source)
    {
        var from = SocketAddresses.ToEndPoint(source);
        var rest = via;
        var first = true;
        while (HeaderList.TryNext(ref rest, (byte)';', out var item))
        {
            if (!first)
            {
                writer.Append((byte)';');
            }

            first = false;
            writer.Append(item);
            if (Ascii.EqualsIgnoreCase(item, "rport"u8))
            {
                writer.Append((byte)'=');
                writer.Append(from.Port);
            }
        }

        writer.Append(";received="u8);
        writer.Append(from.Address.ToString());
    }

    private static ReadOnlySpan<byte> Phrase(int status) => status switch
    {
        200 => "OK"u8,
        405 => "Method Not Allowed"u8,
        415 => "Unsupported Media Type"u8,
        420 => "Bad Extension"u8,
        422 => "Session Interval Too Small"u8,
        481 => "Call/Transaction Does Not Exist"u8,
        488 => "Not Acceptable Here"u8,
        489 => "Bad Event"u8,
        491 => "Request Pending"u8,
        500 => "Server Internal Error"u8,
        501 => "Not Implemented"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "This stack never sends it"),
    };
}
