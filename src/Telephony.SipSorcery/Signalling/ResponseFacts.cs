using System.Globalization;
using NodaTime;
using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>Header fields that SIPSorcery keeps as text.</summary>
internal static class ResponseFacts
{
    /// <summary>The Q.850 cause in a Reason header (RFC 3326); null when there is none.</summary>
    public static int? Q850Cause(SIPHeader header)
    {
        foreach (var value in (header.Reason ?? "").Split(','))
        {
            var parts = value.Split(';', StringSplitOptions.TrimEntries);
            if (!parts[0].Equals("Q.850", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var cause = parts.Skip(1).FirstOrDefault(part => part.StartsWith("cause=", StringComparison.OrdinalIgnoreCase));
            if (cause is not null && byte.TryParse(cause.AsSpan("cause=".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 127)
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>Retry-After (RFC 3261 §20.33): whole seconds, then comments and parameters that don't matter here.</summary>
    public static Duration? RetryAfter(SIPHeader header)
    {
        var seconds = (header.RetryAfter ?? "").Trim().Split(' ', ';', '(')[0];
        return int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Duration.FromSeconds(number) : null;
    }

    /// <summary>The key of an INFO's application/dtmf-relay body; null when it holds none.</summary>
    public static char? InfoDigit(SIPRequest request)
    {
        if (request.Header.ContentType?.StartsWith("application/dtmf-relay", StringComparison.OrdinalIgnoreCase) is not true || request.Body is not { } body)
        {
            return null;
        }

        foreach (var line in body.Split('\n', StringSplitOptions.TrimEntries))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[..equals].Trim().Equals("Signal", StringComparison.OrdinalIgnoreCase) && line[(equals + 1)..].Trim() is [var digit])
            {
                digit = char.ToUpperInvariant(digit);
                return TelephoneKeys.All.Contains(digit, StringComparison.Ordinal) ? digit : null;
            }
        }

        return null;
    }

    /// <summary>Whether a challenge only says that the nonce was too old (RFC 3261 §22.2).</summary>
    public static bool IsStale(SIPResponse challenge) =>
        challenge.Header.AuthenticationHeaders.Any(header =>
            header.Value?.Replace(" ", "", StringComparison.Ordinal).Contains("stale=true", StringComparison.OrdinalIgnoreCase) is true);
}
