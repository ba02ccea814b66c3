using System.Globalization;
using System.Text;

namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>
/// What is no response of a carrier is dropped before SIPSorcery's parser sees it: that takes a 200 without From, with a body that was cut off, or of 48 KB, for
/// an answer (RFC 3261 §8.2.6.2, §18.3).
/// </summary>
internal static class ResponseGate
{
    private const int LongestHead = 32 * 1024;
    private const string Version = "SIP/2.0 ";

    private static readonly (string Name, string? Compact)[] Required = [("Via", "v"), ("From", "f"), ("To", "t"), ("Call-ID", "i"), ("CSeq", null)];

    /// <summary>True for requests, whatever is in them, and for responses that hold what each must.</summary>
    public static bool Admits(ReadOnlySpan<byte> message)
    {
        if (!message.StartsWith("SIP/"u8))
        {
            return true;
        }

        var end = message.IndexOf("\r\n\r\n"u8);
        if (end is < 0 or > LongestHead)
        {
            return false;
        }

        var lines = Encoding.UTF8.GetString(message[..end]).Split("\r\n");
        if (!lines[0].StartsWith(Version, StringComparison.Ordinal))
        {
            return false;
        }

        // A line that begins with a space goes on with the field before it.
        var fields = lines.Skip(1).Where(line => !line.StartsWith(' ') && !line.StartsWith('\t')).ToList();
        return fields.TrueForAll(field => field.IndexOf(':', StringComparison.Ordinal) > 0)
            && Array.TrueForAll(Required, required => ValueOf(fields, required.Name, required.Compact) is not null)
            && IsCSeq(ValueOf(fields, "CSeq", null)!)
            && IsWhole(ValueOf(fields, "Content-Length", "l"), message.Length - end - 4);
    }

    private static string? ValueOf(List<string> fields, string name, string? compact)
    {
        foreach (var field in fields)
        {
            var colon = field.IndexOf(':', StringComparison.Ordinal);
            var given = field.AsSpan(0, colon).Trim();
            if (given.Equals(name, StringComparison.OrdinalIgnoreCase) || (compact is not null && given.Equals(compact, StringComparison.OrdinalIgnoreCase)))
            {
                return field[(colon + 1)..].Trim();
            }
        }

        return null;
    }

    private static bool IsCSeq(string value) =>
        value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var number, _] && uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsWhole(string? contentLength, int bodyBytes) =>
        contentLength is null || (int.TryParse(contentLength, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= bodyBytes);
}
