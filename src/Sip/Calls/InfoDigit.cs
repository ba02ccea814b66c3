using System.Text;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Calls;

/// <summary>A key press in an INFO body: <c>application/dtmf-relay</c> with <c>Signal=5</c>, as many gateways send it.</summary>
internal static class InfoDigit
{
    public static char? Read(SipMessage request)
    {
        if (!Ascii.EqualsIgnoreCase(request.First(HeaderKind.ContentType), "application/dtmf-relay"u8))
        {
            return null;
        }

        var rest = request.Body;
        while (HeaderList.TryNext(ref rest, (byte)'\n', out var line))
        {
            var equals = line.IndexOf((byte)'=');
            if (equals > 0 && Ascii.EqualsIgnoreCase(SipChars.Trim(line[..equals]), "Signal"u8))
            {
                var value = line[(equals + 1)..].Trim(" \t\r"u8);
                return value.Length == 1 && IsDigit((char)value[0]) ? char.ToUpperInvariant((char)value[0]) : null;
            }
        }

        return null;
    }

    private static bool IsDigit(char character) => character is (>= '0' and <= '9') or '*' or '#' or (>= 'A' and <= 'D') or (>= 'a' and <= 'd');
}
