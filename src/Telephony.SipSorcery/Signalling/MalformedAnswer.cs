using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>A 2xx to an INVITE that SIPSorcery refuses to parse for its Contact, read without it.</summary>
internal static class MalformedAnswer
{
    /// <summary>The answer without Contact and body; null when this is no 2xx to an INVITE, or is broken elsewhere too.</summary>
    public static SIPResponse? Repair(string? raw)
    {
        if (raw is null || !raw.StartsWith("SIP/2.0 2", StringComparison.Ordinal))
        {
            return null;
        }

        var head = raw.Split("\r\n\r\n", 2)[0].Split("\r\n");
        var kept = head.Where(line => !Names(line, "Contact") && !Names(line, "m") && !Names(line, "Content-Length") && !Names(line, "l"));
        try
        {
            var response = SIPResponse.ParseSIPResponse(string.Join("\r\n", kept) + "\r\nContent-Length: 0\r\n\r\n");
            return response.Header.CSeqMethod is SIPMethodsEnum.INVITE ? response : null;
        }
        catch (Exception exception) when (exception is SIPValidationException or ApplicationException)
        {
            return null;
        }
    }

    private static bool Names(string line, string header) =>
        line.StartsWith(header, StringComparison.OrdinalIgnoreCase) && line.AsSpan(header.Length).TrimStart().StartsWith(":");
}
