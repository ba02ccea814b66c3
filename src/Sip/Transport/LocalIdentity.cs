using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Transport;

/// <summary>How an endpoint names itself on the wire, encoded once: its Via up to the branch's number, its Contact, its fixed headers.</summary>
internal sealed class LocalIdentity
{
    // By SipTransport.
    private static readonly string[] Names = ["UDP", "TCP", "TLS"];
    private static readonly string[] Parameters = ["", ";transport=tcp", ";transport=tls"];

    private readonly byte[] _branchPrefix;
    private readonly byte[][] _vias;
    private readonly byte[][] _contacts;
    private readonly string _tagPrefix;

    /// <param name="address">The address the peer can reach.</param>
    /// <param name="port">The bound port.</param>
    /// <param name="userAgent">Product name for User-Agent; a checked header value.</param>
    /// <param name="seed">Random: keeps branches of different processes on the same address apart, and unguessable.</param>
    public LocalIdentity(IPAddress address, int port, string userAgent, ulong seed)
    {
        Address = address;
        HostPort = Text(address, port);
        var prefix = $"z9hG4bK{seed:x16}.";
        _branchPrefix = Encoding.ASCII.GetBytes(prefix);
        _vias = [.. Names.Select(name => Encoding.ASCII.GetBytes($"Via: SIP/2.0/{name} {HostPort};rport;branch={prefix}"))];
        _contacts = ContactsOf(HostPort);
        AllowLine = Encoding.ASCII.GetBytes($"Allow: {SupportedMethods}\r\n");
        UserAgentLine = Encoding.UTF8.GetBytes($"User-Agent: {userAgent}\r\n");
        _tagPrefix = $"{seed:x16}";
    }

    // Via keeps what we know of ourselves, and the peer adds what it sees (RFC 3581); Contact and media are for what lies behind it.
    private LocalIdentity(LocalIdentity other, IPAddress address, int port)
    {
        Address = address;
        HostPort = Text(address, port);
        _contacts = ContactsOf(HostPort);
        (_branchPrefix, _vias, _tagPrefix) = (other._branchPrefix, other._vias, other._tagPrefix);
        (AllowLine, UserAgentLine) = (other.AllowLine, other.UserAgentLine);
    }

    /// <summary>Every method that is answered with something better than 405 inside a dialog.</summary>
    public const string SupportedMethods = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, NOTIFY";

    public static LocalIdentity Unknown { get; } = new(IPAddress.None, 0, "", 0);

    public IPAddress Address { get; }

    /// <summary>Where the peer reaches us.</summary>
    public string HostPort { get; }

    /// <summary>The same endpoint as the peer sees it from behind a NAT. Branches stay recognisable.</summary>
    public LocalIdentity SeenAs(IPAddress address, int port) => new(this, address, port);

    public byte[] ViaUpToBranchId(SipTransport transport) => _vias[(int)transport];

    /// <summary>Where the peer reaches us over this transport.</summary>
    public byte[] ContactLine(SipTransport transport) => _contacts[(int)transport];

    public byte[] AllowLine { get; }

    public byte[] UserAgentLine { get; }

    /// <summary>A To tag for an answer outside any dialog.</summary>
    public string TagFor(ulong number) => $"{_tagPrefix}{number:x}";

    /// <summary>Reads the number out of a branch that this endpoint made.</summary>
    public bool TryReadBranch(ReadOnlySpan<byte> branch, out ulong id)
    {
        id = 0;
        return branch.StartsWith(_branchPrefix)
            && Utf8Parser.TryParse(branch[_branchPrefix.Length..], out id, out var consumed, 'x')
            && consumed == branch.Length - _branchPrefix.Length;
    }

    /// <summary>Finds our branch in the beginning of a datagram that we sent, and the method of its request.</summary>
    public bool TryFindBranch(ReadOnlySpan<byte> sent, out ReadOnlySpan<byte> branch, out SipMethod method)
    {
        branch = default;
        method = SipMethod.Unknown;
        var blank = sent.IndexOf((byte)' ');
        var start = sent.IndexOf(_branchPrefix);
        if (blank <= 0 || start < 0)
        {
            return false;
        }

        // Cut off in the middle of the number, the branch would name another transaction.
        var length = sent[start..].IndexOf((byte)'\r');
        if (length < 0)
        {
            return false;
        }

        branch = sent.Slice(start, length);
        method = SipMethods.Parse(sent[..blank]);
        return true;
    }

    private static string Text(IPAddress address, int port) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]:{port}" : $"{address}:{port}";

    private static byte[][] ContactsOf(string hostPort) =>
        [.. Parameters.Select(parameter => Encoding.ASCII.GetBytes($"Contact: <sip:{hostPort}{parameter}>\r\n"))];
}
