using System.Buffers.Text;
using System.Text;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Messages;

/// <summary>The parts of a SIP or SIPS URI that decide where a request goes (RFC 3261 §19.1).</summary>
internal readonly ref struct SipUri
{
    public const int DefaultPort = 5060;
    public const int DefaultTlsPort = 5061;

    private readonly bool _isSecure;

    private SipUri(bool isSecure, ReadOnlySpan<byte> user, ReadOnlySpan<byte> host, int port, ReadOnlySpan<byte> parameters)
    {
        _isSecure = isSecure;
        User = user;
        Host = host;
        Port = port;
        Parameters = parameters;
    }

    /// <summary>The part before the @, a password or parameters of a telephone number included; may be empty.</summary>
    public ReadOnlySpan<byte> User { get; }

    /// <summary>Host name or address literal; IPv6 without its brackets.</summary>
    public ReadOnlySpan<byte> Host { get; }

    /// <summary>The port, or 0 where the URI names none.</summary>
    public int Port { get; }

    public ReadOnlySpan<byte> Parameters { get; }

    /// <summary>Loose routing (RFC 3261 §16.12); its absence marks a strict router.</summary>
    public bool IsLooseRoute => HeaderParameters.TryGet(Parameters, "lr"u8, out _);

    /// <summary>What the URI asks for: TLS for SIPS, else its transport parameter. Null where it names none, or one that we don't speak.</summary>
    public SipTransport? Transport
    {
        get
        {
            if (!HeaderParameters.TryGet(Parameters, "transport"u8, out var name))
            {
                return _isSecure ? SipTransport.Tls : null;
            }

            return Ascii.EqualsIgnoreCase(name, "tls"u8) ? SipTransport.Tls
                : Ascii.EqualsIgnoreCase(name, "tcp"u8) ? (_isSecure ? SipTransport.Tls : SipTransport.Tcp)
                : Ascii.EqualsIgnoreCase(name, "udp"u8) ? SipTransport.Udp
                : null;
        }
    }

    public static int DefaultPortOf(SipTransport transport) => transport == SipTransport.Tls ? DefaultTlsPort : DefaultPort;

    public static bool TryParse(ReadOnlySpan<byte> text, out SipUri uri)
    {
        uri = default;
        var colon = text.IndexOf((byte)':');
        if (colon < 0 || text.ContainsAny(SipChars.NotInUri) || !IsSip(text[..colon]))
        {
            return false;
        }

        var rest = text[(colon + 1)..];
        var headers = rest.IndexOf((byte)'?');
        if (headers >= 0)
        {
            rest = rest[..headers];
        }

        // The user part may itself hold semicolons, so the "@" is looked for first.
        var at = rest.IndexOf((byte)'@');
        var hostPort = rest[(at + 1)..];
        var semicolon = hostPort.IndexOf((byte)';');
        var parameters = semicolon < 0 ? default : hostPort[semicolon..];
        return TryParseHostPort(semicolon < 0 ? hostPort : hostPort[..semicolon], out var host, out var port)
            && Finish(IsSecure(text[..colon]), at < 0 ? default : rest[..at], host, port, parameters, out uri);
    }

    /// <summary>Reads <c>host</c>, <c>host:port</c>, <c>[v6]</c> or <c>[v6]:port</c>.</summary>
    public static bool TryParseHostPort(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> host, out int port)
    {
        port = 0;
        ReadOnlySpan<byte> afterHost;
        if (text.StartsWith("["u8))
        {
            var close = text.IndexOf((byte)']');
            host = close < 0 ? default : text[1..close];
            afterHost = close < 0 ? default : text[(close + 1)..];
        }
        else
        {
            var colon = text.IndexOf((byte)':');
            host = colon < 0 ? text : text[..colon];
            afterHost = colon < 0 ? default : text[colon..];
        }

        if (host.IsEmpty)
        {
            return false;
        }

        if (afterHost.IsEmpty)
        {
            return true;
        }

        if (afterHost[0] != (byte)':'
            || !Utf8Parser.TryParse(afterHost[1..], out ushort number, out var consumed)
            || consumed != afterHost.Length - 1
            || number == 0)
        {
            return false;
        }

        port = number;
        return true;
    }

    private static bool Finish(bool isSecure, ReadOnlySpan<byte> user, ReadOnlySpan<byte> host, int port, ReadOnlySpan<byte> parameters, out SipUri uri)
    {
        uri = new SipUri(isSecure, user, host, port, parameters);
        return true;
    }

    private static bool IsSip(ReadOnlySpan<byte> scheme) =>
        Ascii.EqualsIgnoreCase(scheme, "sip"u8) || IsSecure(scheme);

    private static bool IsSecure(ReadOnlySpan<byte> scheme) => Ascii.EqualsIgnoreCase(scheme, "sips"u8);
}
