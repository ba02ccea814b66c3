using System.Buffers.Text;
using System.Text;

namespace Campaigns.Sip.Messages;

/// <summary>
/// Parses one UDP datagram (RFC 3261 §7, §18.3) without allocating. Strict where ambiguity could be misused (line ends, counts,
/// lengths, quoting), and silent about header fields this user agent never reads.
/// </summary>
internal static class SipParser
{
    /// <summary>The header section of a real message is 1–4 KiB; more than this is an attack or a fault.</summary>
    public const int MaxHeaderSection = 32 * 1024;

    private const int MaxBlankPrefix = 8;

    /// <summary>
    /// Parses <paramref name="length"/> octets of <paramref name="buffer"/> into <paramref name="message"/>. Folded lines are joined in
    /// place, so the buffer is changed. On a fault the message's content means nothing.
    /// </summary>
    public static ParseFault Parse(byte[] buffer, int length, SipMessage message)
    {
        message.Begin(buffer);
        var position = 0;
        while (position < length && buffer[position] is (byte)'\r' or (byte)'\n' or 0)
        {
            position++;
        }

        if (position == length)
        {
            return ParseFault.KeepAlive;
        }

        if (position > MaxBlankPrefix)
        {
            return ParseFault.StartLine;
        }

        var lineLength = buffer.AsSpan(position, length - position).IndexOf("\r\n"u8);
        if (lineLength < 0)
        {
            return ParseFault.Truncated;
        }

        var fault = ParseStartLine(buffer, position, lineLength, message, out var method);
        if (fault != ParseFault.None)
        {
            return fault;
        }

        position += lineLength + 2;
        fault = ParseHeaders(buffer, ref position, length, message);
        if (fault != ParseFault.None)
        {
            return fault;
        }

        fault = ParseBody(position, length, message);
        return fault != ParseFault.None ? fault : MessageChecks.Check(message, buffer.AsSpan(method.Start, method.Length));
    }

    private static ParseFault ParseStartLine(
        byte[] buffer, int start, int length, SipMessage message, out (int Start, int Length) method)
    {
        method = default;
        var line = buffer.AsSpan(start, length);
        if (line.Length >= 4 && Ascii.EqualsIgnoreCase(line[..4], "SIP/"u8))
        {
            return ParseStatusLine(line, start, message);
        }

        // RFC 3261 §7.1: exactly one space between the three parts and none at the end.
        var first = line.IndexOf((byte)' ');
        var last = line.LastIndexOf((byte)' ');
        if (first <= 0 || last <= first || !SipChars.IsToken(line[..first]))
        {
            return ParseFault.StartLine;
        }

        var uri = line[(first + 1)..last];
        var version = line[(last + 1)..];
        if (uri.IndexOf((byte)':') <= 0 || uri.ContainsAny(SipChars.NotInUri))
        {
            return ParseFault.StartLine;
        }

        if (!Ascii.EqualsIgnoreCase(version, "SIP/2.0"u8))
        {
            return version.StartsWith("SIP/"u8) ? ParseFault.Version : ParseFault.StartLine;
        }

        method = (start, first);
        message.SetRequestUri(start + first + 1, uri.Length);
        return ParseFault.None;
    }

    private static ParseFault ParseStatusLine(ReadOnlySpan<byte> line, int start, SipMessage message)
    {
        const int AfterVersion = 8;
        const int AfterCode = AfterVersion + 3;
        if (line.Length < AfterCode || !Ascii.EqualsIgnoreCase(line[..AfterVersion], "SIP/2.0 "u8))
        {
            return line.Length >= AfterVersion && Ascii.EqualsIgnoreCase(line[..AfterVersion], "SIP/2.0 "u8)
                ? ParseFault.StartLine
                : ParseFault.Version;
        }

        var hasThreeDigits = line.Length == AfterCode || line[AfterCode] == (byte)' ';
        if (!hasThreeDigits
            || !Utf8Parser.TryParse(line[AfterVersion..AfterCode], out int status, out var consumed)
            || consumed != 3
            || status is < 100 or > 699)
        {
            return ParseFault.StartLine;
        }

        var reasonStart = Math.Min(line.Length, AfterCode + 1);
        message.SetStatus(status, start + reasonStart, line.Length - reasonStart);
        return ParseFault.None;
    }

    private static ParseFault ParseHeaders(byte[] buffer, ref int position, int length, SipMessage message)
    {
        var limit = Math.Min(length, position + MaxHeaderSection);
        while (true)
        {
            var lineLength = buffer.AsSpan(position, limit - position).IndexOf("\r\n"u8);
            if (lineLength < 0)
            {
                return limit < length ? ParseFault.HeadersTooLong : ParseFault.Truncated;
            }

            if (lineLength == 0)
            {
                position += 2;
                return ParseFault.None;
            }

            var end = Unfold(buffer, position, position + lineLength, limit);
            var fault = ParseHeader(buffer, position, end - position, message);
            if (fault != ParseFault.None)
            {
                return fault;
            }

            position = end + 2;
        }
    }

    /// <summary>RFC 3261 §7.3.1: a line that begins with white space continues the one before. Returns the end of the joined line.</summary>
    private static int Unfold(byte[] buffer, int start, int end, int limit)
    {
        while (end + 2 < limit && SipChars.IsBlank(buffer[end + 2]))
        {
            var next = buffer.AsSpan(end + 2, limit - end - 2).IndexOf("\r\n"u8);
            if (next < 0)
            {
                return end;
            }

            buffer[end] = (byte)' ';
            buffer[end + 1] = (byte)' ';
            end += 2 + next;
        }

        return end;
    }

    private static ParseFault ParseHeader(byte[] buffer, int start, int length, SipMessage message)
    {
        var line = buffer.AsSpan(start, length);
        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || line.ContainsAny((byte)'\r', (byte)'\n'))
        {
            return ParseFault.HeaderSyntax;
        }

        var name = line[..colon].TrimEnd(" \t"u8);
        if (!SipChars.IsToken(name))
        {
            return ParseFault.HeaderSyntax;
        }

        var kind = HeaderNames.Parse(name);
        if (kind == HeaderKind.Other)
        {
            // Nothing reads it, but it counts: a thousand of them is no message.
            return message.TryAddHeader(new HeaderField(kind, start, 0)) ? ParseFault.None : ParseFault.TooManyHeaders;
        }

        var value = line[(colon + 1)..];
        var leading = value.Length - value.TrimStart(" \t"u8).Length;
        var field = new HeaderField(kind, start + colon + 1 + leading, SipChars.Trim(value).Length);
        return message.TryAddHeader(field) ? ParseFault.None : ParseFault.TooManyHeaders;
    }

    /// <summary>RFC 3261 §18.3: over UDP a missing Content-Length means the rest of the datagram, and one that is too long is an error.</summary>
    private static ParseFault ParseBody(int position, int length, SipMessage message)
    {
        var available = length - position;
        switch (message.Count(HeaderKind.ContentLength))
        {
            case 0:
                message.SetBody(position, available);
                return ParseFault.None;
            case > 1:
                return ParseFault.ContentLength;
        }

        var text = message.First(HeaderKind.ContentLength);
        if (!Utf8Parser.TryParse(text, out uint declared, out var consumed) || consumed != text.Length || declared > available)
        {
            return ParseFault.ContentLength;
        }

        message.SetBody(position, (int)declared);
        return ParseFault.None;
    }
}
