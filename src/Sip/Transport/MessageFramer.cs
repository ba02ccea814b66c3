using System.Buffers.Text;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Transport;

/// <summary>
/// Finds message after message in the octets of a stream (RFC 3261 §18.3, §20.14: Content-Length is mandatory there). Looks at no octet
/// of a header section twice, however slowly it trickles in.
/// </summary>
internal sealed class MessageFramer
{
    /// <summary>The body of a real message is a session description of 1 KiB.</summary>
    public const int MaxBody = 64 * 1024;

    /// <summary>No frame is longer.</summary>
    public const int MaxFrame = SipParser.MaxHeaderSection + MaxBody;

    private int _searchedTo;
    private int _frameLength;

    /// <summary>The next frame at the beginning of <paramref name="octets"/>, which hold all that came after the frame before.</summary>
    /// <param name="octets">What is there so far; the next call gets the same and more, or what follows a frame that was found.</param>
    /// <param name="length">Octets of the frame that was found.</param>
    public StreamFrame Next(ReadOnlySpan<byte> octets, out int length)
    {
        length = 0;
        if (_frameLength == 0 && _searchedTo == 0 && octets.StartsWith("\r\n"u8))
        {
            // RFC 5626 §4.4.1: two line ends are a ping, one is its answer, or padding before a message (RFC 3261 §7.5).
            length = octets.StartsWith("\r\n\r\n"u8) ? 4 : 2;
            return length == 4 ? StreamFrame.Ping : StreamFrame.Blank;
        }

        if (_frameLength == 0)
        {
            var end = octets[_searchedTo..].IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                _searchedTo = Math.Max(0, octets.Length - 3);
                return octets.Length > SipParser.MaxHeaderSection ? StreamFrame.Broken : StreamFrame.Incomplete;
            }

            var headers = _searchedTo + end + 4;
            if (headers > SipParser.MaxHeaderSection || !TryReadContentLength(octets[..headers], out var body))
            {
                return StreamFrame.Broken;
            }

            _frameLength = headers + body;
        }

        if (octets.Length < _frameLength)
        {
            return StreamFrame.Incomplete;
        }

        length = _frameLength;
        (_frameLength, _searchedTo) = (0, 0);
        return StreamFrame.Message;
    }

    private static bool TryReadContentLength(ReadOnlySpan<byte> headers, out int length)
    {
        length = -1;
        foreach (var range in headers.Split("\r\n"u8))
        {
            var line = headers[range];
            var colon = line.IndexOf((byte)':');
            if (colon <= 0 || HeaderNames.Parse(SipChars.Trim(line[..colon])) != HeaderKind.ContentLength)
            {
                continue;
            }

            var value = SipChars.Trim(line[(colon + 1)..]);
            if (length >= 0 || !Utf8Parser.TryParse(value, out length, out var consumed) || consumed != value.Length || length is < 0 or > MaxBody)
            {
                return false;
            }
        }

        return length >= 0;
    }
}
