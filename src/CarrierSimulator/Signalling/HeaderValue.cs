namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>The few parts of SIP header values that a user agent server looks at.</summary>
internal static class HeaderValue
{
    /// <summary>The first of comma-separated values; commas inside quotes or angle brackets don't separate.</summary>
    public static ReadOnlySpan<char> First(ReadOnlySpan<char> value)
    {
        var quoted = false;
        var bracketed = false;
        for (var at = 0; at < value.Length; at++)
        {
            switch (value[at])
            {
                case '\\' when quoted:
                    at++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '<' when !quoted:
                    bracketed = true;
                    break;
                case '>' when !quoted:
                    bracketed = false;
                    break;
                case ',' when !quoted && !bracketed:
                    return value[..at].TrimEnd();
            }
        }

        return value;
    }

    /// <summary>A header parameter after the address: <c>;name=value</c>. Parameters inside angle brackets belong to the URI and are skipped.</summary>
    public static ReadOnlySpan<char> Parameter(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        var rest = value[(value.LastIndexOf('>') + 1)..];
        while (true)
        {
            var semicolon = rest.IndexOf(';');
            if (semicolon < 0)
            {
                return [];
            }

            rest = rest[(semicolon + 1)..].TrimStart();
            var end = rest.IndexOf(';');
            var parameter = (end < 0 ? rest : rest[..end]).Trim();
            var equals = parameter.IndexOf('=');
            if (equals > 0 && parameter[..equals].TrimEnd().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return parameter[(equals + 1)..].TrimStart();
            }
        }
    }

    /// <summary>The URI of a name-addr or addr-spec (RFC 3261 §20.10).</summary>
    public static ReadOnlySpan<char> Uri(ReadOnlySpan<char> value)
    {
        var open = value.IndexOf('<');
        var close = value.LastIndexOf('>');
        if (open >= 0 && close > open)
        {
            return value[(open + 1)..close];
        }

        var semicolon = value.IndexOf(';');
        return (semicolon < 0 ? value : value[..semicolon]).Trim();
    }

    /// <summary>Host and port of a Via: what follows the transport, without parameters.</summary>
    public static ReadOnlySpan<char> SentBy(ReadOnlySpan<char> via)
    {
        var space = via.IndexOfAny(' ', '\t');
        var rest = space < 0 ? [] : via[space..].TrimStart();
        var semicolon = rest.IndexOf(';');
        return (semicolon < 0 ? rest : rest[..semicolon]).TrimEnd();
    }

    /// <summary>The user part of a sip:, sips: or tel: URI; empty when it has none.</summary>
    public static ReadOnlySpan<char> User(ReadOnlySpan<char> uri)
    {
        var scheme = uri.IndexOf(':');
        var rest = uri[(scheme + 1)..];
        var at = rest.IndexOf('@');
        if (at < 0)
        {
            return uri.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? BeforeParameters(rest) : [];
        }

        return BeforeParameters(rest[..at]);
    }

    /// <summary>Host and port of a sip: URI when the host is an IPv4 address; null for a name, which the carrier doesn't resolve.</summary>
    public static PeerAddress? Address(ReadOnlySpan<char> uri)
    {
        var rest = uri[(uri.IndexOf(':') + 1)..];
        rest = rest[(rest.IndexOf('@') + 1)..];
        var end = rest.IndexOfAny(";?>");
        var hostPort = end < 0 ? rest : rest[..end];
        if (!System.Net.IPEndPoint.TryParse(hostPort, out var endPoint)
            || endPoint.AddressFamily != System.Net.Sockets.AddressFamily.InterNetwork)
        {
            return null;
        }

        return PeerAddress.From(endPoint) is { Port: 0 } noPort ? noPort with { Port = 5060 } : PeerAddress.From(endPoint);
    }

    private static ReadOnlySpan<char> BeforeParameters(ReadOnlySpan<char> user)
    {
        var semicolon = user.IndexOf(';');
        return semicolon < 0 ? user : user[..semicolon];
    }
}
