using System.Globalization;
using System.Net;

namespace Campaigns.Sip.Transport;

/// <summary>
/// Where a message goes: transport, address, and for TLS the name that the certificate must carry. Written as
/// <c>192.0.2.10:5060</c> (UDP), <c>192.0.2.10:5060;transport=tcp</c> or <c>192.0.2.10:5061;transport=tls;name=sip.example.org</c>.
/// </summary>
public sealed class NextHop : IEquatable<NextHop>
{
    private const string TransportParameter = "transport=";
    private const string NameParameter = "name=";

    public NextHop(SipTransport transport, IPEndPoint endPoint, string? tlsName = null)
        : this(transport, (endPoint ?? throw new ArgumentNullException(nameof(endPoint))).Serialize(), tlsName)
    {
    }

    /// <summary>Takes the address over: it must not change afterwards.</summary>
    internal NextHop(SipTransport transport, SocketAddress address, string? tlsName = null)
    {
        Transport = transport;
        Address = address;
        TlsName = transport == SipTransport.Tls ? tlsName : null;
    }

    public SipTransport Transport { get; }

    public IPEndPoint EndPoint => SocketAddresses.ToEndPoint(Address);

    /// <summary>The host that the peer's certificate has to name; null: its address.</summary>
    public string? TlsName { get; }

    internal SocketAddress Address { get; }

    /// <summary>A stream: no message is lost without the connection being lost.</summary>
    internal bool IsReliable => Transport != SipTransport.Udp;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static NextHop Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(';');
        var transport = SipTransport.Udp;
        string? name = null;
        foreach (var part in parts.AsSpan(1))
        {
            if (part.StartsWith(TransportParameter, StringComparison.Ordinal)
                && Enum.TryParse(part[TransportParameter.Length..], ignoreCase: true, out SipTransport known))
            {
                transport = known;
            }
            else if (part.StartsWith(NameParameter, StringComparison.Ordinal))
            {
                name = part[NameParameter.Length..];
            }
            else
            {
                throw new FormatException($"\"{text}\" is no next hop");
            }
        }

        return new NextHop(transport, IPEndPoint.Parse(parts[0]), name);
    }

    public bool Equals(NextHop? other) => other is not null
        && Transport == other.Transport
        && string.Equals(TlsName, other.TlsName, StringComparison.OrdinalIgnoreCase)
        && Address.Equals(other.Address);

    public override bool Equals(object? obj) => Equals(obj as NextHop);

    public override int GetHashCode() => HashCode.Combine(Transport, Address);

    public override string ToString()
    {
        var transport = Transport == SipTransport.Udp
            ? ""
            : $";{TransportParameter}{Transport.ToString().ToLower(CultureInfo.InvariantCulture)}";
        return TlsName is null ? $"{EndPoint}{transport}" : $"{EndPoint}{transport};{NameParameter}{TlsName}";
    }
}
