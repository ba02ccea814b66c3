using System.Text;

namespace Campaigns.Sip.Messages;

/// <summary>
/// The gate for every text that a caller wants in a message. What could end a header line early (CR, LF, NUL, any control character)
/// is refused, never cleaned up: a caller that passes it has a fault that should show.
/// </summary>
internal static class HeaderText
{
    public const int MaxValueLength = 1024;

    /// <summary>A free header value.</summary>
    /// <exception cref="ArgumentException">It holds a control character or is longer than 1024 octets in UTF-8.</exception>
    public static string RequireValue(string value, string what)
    {
        ArgumentNullException.ThrowIfNull(value, what);
        foreach (var character in value)
        {
            if (char.IsControl(character) && character != '\t')
            {
                throw new ArgumentException($"{what} holds the control character U+{(int)character:X4}", what);
            }
        }

        return Encoding.UTF8.GetByteCount(value) <= MaxValueLength
            ? value
            : throw new ArgumentException($"{what} is longer than {MaxValueLength} octets", what);
    }

    /// <summary>A token (RFC 3261 §25.1): header name, tag.</summary>
    /// <exception cref="ArgumentException">It is empty or holds anything but token characters.</exception>
    public static string RequireToken(string value, string what)
    {
        RequireValue(value, what);
        return IsAscii(value) && SipChars.IsToken(Encoding.ASCII.GetBytes(value))
            ? value
            : throw new ArgumentException($"{what} is not a token", what);
    }

    /// <summary>A Call-ID: one word, optionally followed by @ and another.</summary>
    /// <exception cref="ArgumentException">It is empty or holds white space or anything outside ASCII.</exception>
    public static string RequireWord(string value, string what)
    {
        RequireValue(value, what);
        return value.Length > 0 && IsAscii(value) && !value.AsSpan().ContainsAny(' ', '\t')
            ? value
            : throw new ArgumentException($"{what} is not a word", what);
    }

    /// <summary>A SIP or SIPS URI, without angle brackets.</summary>
    /// <exception cref="ArgumentException">It doesn't parse, or holds characters that a URI must escape.</exception>
    public static string RequireUri(string value, string what)
    {
        RequireValue(value, what);
        return IsAscii(value) && SipUri.TryParse(Encoding.ASCII.GetBytes(value), out _)
            ? value
            : throw new ArgumentException($"{what} is not a SIP URI", what);
    }

    /// <summary>Quotes a display name and escapes what would end the quotes (quoted-string, RFC 3261 §25.1).</summary>
    /// <exception cref="ArgumentException">It holds a control character or is too long.</exception>
    public static string Quote(string value, string what)
    {
        RequireValue(value, what);
        var escaped = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }

    private static bool IsAscii(string value) => Ascii.IsValid(value);
}
