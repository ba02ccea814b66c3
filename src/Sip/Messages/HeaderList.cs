namespace Campaigns.Sip.Messages;

/// <summary>Splits header values at a separator that counts only outside quotes and angle brackets.</summary>
internal static class HeaderList
{
    /// <summary>Takes the next non-empty item off <paramref name="rest"/>; false when nothing is left.</summary>
    public static bool TryNext(scoped ref ReadOnlySpan<byte> rest, byte separator, out ReadOnlySpan<byte> item)
    {
        while (!rest.IsEmpty)
        {
            var end = EndOfItem(rest, separator);
            item = SipChars.Trim(rest[..end]);
            rest = end < rest.Length ? rest[(end + 1)..] : default;
            if (!item.IsEmpty)
            {
                return true;
            }
        }

        item = default;
        return false;
    }

    /// <summary>The index just past the closing quote of a string that begins with one; -1 when it never closes.</summary>
    public static int EndOfQuotedString(ReadOnlySpan<byte> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == (byte)'\\')
            {
                i++;
            }
            else if (text[i] == (byte)'"')
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static int EndOfItem(ReadOnlySpan<byte> text, byte separator)
    {
        // Nearly every value has neither quotes nor brackets before its first separator.
        var plain = text.IndexOfAny(separator, (byte)'"', (byte)'<');
        if (plain < 0)
        {
            return text.Length;
        }

        var inBrackets = false;
        for (var i = plain; i < text.Length; i++)
        {
            var octet = text[i];
            if (octet == (byte)'"' && !inBrackets)
            {
                var length = EndOfQuotedString(text[i..]);
                if (length < 0)
                {
                    return text.Length;
                }

                i += length - 1;
            }
            else if (octet == (byte)'<')
            {
                inBrackets = true;
            }
            else if (octet == (byte)'>')
            {
                inBrackets = false;
            }
            else if (octet == separator && !inBrackets)
            {
                return i;
            }
        }

        return text.Length;
    }
}
