using System.Net;
using System.Text;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Resolution;
using Campaigns.Sip.Transactions;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Dialogs;

/// <summary>The state of a confirmed dialog on our side (RFC 3261 §12) and the requests written from it.</summary>
internal sealed class Dialog
{
    // A snapshot is as old as the answer; the requests that its holder has sent since used up numbers, and gaps are allowed (§12.2.2).
    private const uint RequestsSinceSnapshot = 10_000;

    private readonly string[] _routeSet;
    private readonly NextHop? _back;
    private NextHop _nextHop;
    private SipServer? _namedHop;
    private PeerNames? _names;

    public Dialog(DialogSnapshot snapshot)
    {
        CallId = snapshot.CallId;
        LocalTag = snapshot.LocalTag;
        RemoteTag = snapshot.RemoteTag;
        LocalUri = snapshot.LocalUri;
        RemoteUri = snapshot.RemoteUri;
        RemoteTarget = snapshot.RemoteTarget;
        LocalCSeq = snapshot.LocalCSeq + RequestsSinceSnapshot;
        _nextHop = snapshot.NextHop;
        _routeSet = [.. snapshot.RouteSet];
    }

    private Dialog(SipMessage answer, string callId, string localTag, string localUri, string remoteTarget)
    {
        CallId = callId;
        LocalTag = localTag;
        LocalUri = localUri;
        LocalCSeq = answer.CSeq;
        RemoteTarget = remoteTarget;
        RemoteUri = NameAddress.TryParse(answer.To, out var to) ? WireText.Decode(to.Uri) : remoteTarget;
        RemoteTag = WireText.Decode(answer.ToTag);
        _routeSet = ReadRouteSet(answer);
        _back = BackOf(answer);
        (_nextHop, _namedHop) = FirstHop(_routeSet.Length > 0 ? _routeSet[0] : null, remoteTarget, answer);
    }

    public string CallId { get; }

    public string LocalTag { get; }

    /// <summary>Empty for a peer that sends none, as RFC 2543 allowed.</summary>
    public string RemoteTag { get; }

    public string LocalUri { get; }

    public string RemoteUri { get; }

    public string RemoteTarget { get; private set; }

    public uint LocalCSeq { get; set; }

    /// <summary>The highest CSeq number the peer has used; null before its first request.</summary>
    public uint? RemoteCSeq { get; set; }

    /// <summary>Where requests go. Where the peer named a host: its address once DNS has given one, until then where the answer came from.</summary>
    public NextHop NextHop => _namedHop is { } named ? _names?.Find(named) ?? _nextHop : _nextHop;

    /// <summary>The branch of the ACK: the same each time it is repeated.</summary>
    public ulong AckBranch { get; set; }

    /// <summary>
    /// The dialog that a 2xx to our INVITE creates (§12.1.2). A missing or broken Contact leaves <paramref name="requestUri"/> as the remote
    /// target, so that ACK and BYE can still be tried.
    /// </summary>
    public static Dialog FromAnswer(
        SipMessage answer, string callId, string localTag, string localUri, string requestUri) =>
        new(answer, callId, localTag, localUri, ReadContact(answer) ?? requestUri);

    /// <summary>The Contact's URI when it is one that requests can be sent to.</summary>
    public static string? ReadContact(SipMessage message)
    {
        foreach (var value in message.Values(HeaderKind.Contact))
        {
            return NameAddress.TryParse(value, out var contact) && SipUri.TryParse(contact.Uri, out _)
                ? WireText.Decode(contact.Uri)
                : null;
        }

        return null;
    }

    /// <summary>Lets a host that the peer named be looked up.</summary>
    public Dialog With(PeerNames names)
    {
        _names = names;
        return this;
    }

    /// <summary>Keeps requests within what may be reached; see <see cref="SipEndpointOptions.MayReach"/>.</summary>
    public Dialog Within(Func<IPAddress, bool>? mayReach)
    {
        if (mayReach is not null && _back is { } back && (_namedHop is not null || !mayReach(_nextHop.EndPoint.Address)))
        {
            (_nextHop, _namedHop) = (back, null);
        }

        return this;
    }

    public DialogSnapshot Snapshot() => new()
    {
        CallId = CallId,
        LocalTag = LocalTag,
        RemoteTag = RemoteTag,
        LocalUri = LocalUri,
        RemoteUri = RemoteUri,
        RemoteTarget = RemoteTarget,
        RouteSet = _routeSet,
        LocalCSeq = LocalCSeq,
        NextHop = NextHop,
    };

    /// <summary>A target refresh request moves the remote target (§12.2.2).</summary>
    public void Refresh(SipMessage request)
    {
        if (ReadContact(request) is { } target)
        {
            RemoteTarget = target;
        }
    }

    /// <summary>Whether a request from the peer is in this dialog, given that its Call-ID is.</summary>
    public bool Matches(ReadOnlySpan<byte> localTag, ReadOnlySpan<byte> remoteTag) =>
        Ascii.Equals(localTag, LocalTag) && Ascii.Equals(remoteTag, RemoteTag);

    /// <summary>The ACK of the 2xx, with the INVITE's CSeq number and credentials (§13.2.2.4).</summary>
    public void SendAck(TransactionLayer layer, uint inviteCSeq, string? authorization)
    {
        if (AckBranch == 0)
        {
            AckBranch = layer.NewFreeBranch();
        }

        Begin(layer, SipMethod.Ack, AckBranch, inviteCSeq);
        if (authorization is not null)
        {
            layer.Writer.Append(authorization);
        }

        layer.Writer.AppendNoBody();
        layer.Send(layer.Writer.Written, NextHop);
    }

    /// <summary>Request line, Via, routes, From, To, Call-ID and CSeq of a request in this dialog (§12.2.1.1).</summary>
    public void Begin(TransactionLayer layer, SipMethod method, ulong branch, uint cseq)
    {
        var writer = layer.Writer;
        writer.Reset();
        layer.WriteRequestLine(method, RequestUri());
        layer.WriteVia(branch, NextHop);
        WriteRoutes(writer);
        writer.Append("From: <"u8);
        writer.Append(LocalUri);
        writer.Append(">;tag="u8);
        writer.Append(LocalTag);
        writer.Append("\r\nTo: <"u8);
        writer.Append(RemoteUri);
        writer.Append((byte)'>');
        if (RemoteTag.Length > 0)
        {
            writer.Append(";tag="u8);
            writer.Append(RemoteTag);
        }

        writer.Append("\r\nCall-ID: "u8);
        writer.Append(CallId);
        writer.Append("\r\n"u8);
        layer.WriteCSeq(cseq, method);
    }

    /// <summary>The Request-URI: the remote target, or the first route where that is a strict router.</summary>
    public string RequestUri() => StrictRouter() ?? RemoteTarget;

    /// <summary>The Route lines of a request in this dialog, and of the ACK that goes with it.</summary>
    public void WriteRoutes(MessageWriter writer)
    {
        if (_routeSet.Length == 0)
        {
            return;
        }

        // A strict router is named in the Request-URI; the remote target moves to the end of the list.
        var strict = StrictRouter() is not null;
        for (var i = strict ? 1 : 0; i < _routeSet.Length; i++)
        {
            writer.AppendLine("Route: "u8, _routeSet[i]);
        }

        if (strict)
        {
            writer.Append("Route: <"u8);
            writer.Append(RemoteTarget);
            writer.Append(">\r\n"u8);
        }
    }

    private string? StrictRouter()
    {
        if (_routeSet.Length == 0
            || !NameAddress.TryParse(Encoding.UTF8.GetBytes(_routeSet[0]), out var route)
            || !SipUri.TryParse(route.Uri, out var uri)
            || uri.IsLooseRoute)
        {
            return null;
        }

        return WireText.Decode(route.Uri);
    }

    private static string[] ReadRouteSet(SipMessage answer)
    {
        if (answer.Count(HeaderKind.RecordRoute) == 0)
        {
            return [];
        }

        var routes = new List<string>();
        foreach (var value in answer.Values(HeaderKind.RecordRoute))
        {
            routes.Add(WireText.Decode(value));
        }

        routes.Reverse();
        return [.. routes];
    }

    private static NextHop BackOf(SipMessage answer) => answer.Connection ?? new NextHop(SipTransport.Udp, SocketAddresses.Copy(answer.Source));

    // The address that the answer came from is the last proxy's, or the peer's own, and routes what it recorded. A stream is used again
    // where it leads to the same host, whatever port that host listens on.
    private static (NextHop Hop, SipServer? Named) FirstHop(string? route, string remoteTarget, SipMessage answer)
    {
        var octets = Encoding.UTF8.GetBytes(route ?? remoteTarget);
        ReadOnlySpan<byte> target = octets;
        if (route is not null)
        {
            target = NameAddress.TryParse(octets, out var address) ? address.Uri : default;
        }

        var back = BackOf(answer);
        if (!SipUri.TryParse(target, out var uri))
        {
            return (back, null);
        }

        // Many peers leave the transport out and mean the one in use, where RFC 3263 §4.1 would have us try UDP.
        var transport = uri.Transport ?? back.Transport;
        if (!IPAddress.TryParse(uri.Host, out var ip))
        {
            // A stream was opened to the host that its owner chose; another one that a name leads to is no better.
            // A name in other letters than DNS has (CheckHostName takes those of IDN too) leads nowhere.
            var host = WireText.Decode(uri.Host);
            var isLookedUp = !back.IsReliable && Ascii.IsValid(uri.Host) && Uri.CheckHostName(host) == UriHostNameType.Dns;
            return (back, !isLookedUp ? null : new SipServer { Host = host, Port = uri.Port == 0 ? null : uri.Port, Transport = transport });
        }

        if (ip.AddressFamily != answer.Source.Family)
        {
            return (back, null);
        }

        var hop = new NextHop(transport, new IPEndPoint(ip, uri.Port == 0 ? SipUri.DefaultPortOf(transport) : uri.Port), back.TlsName);
        return (back.IsReliable && transport == back.Transport && SocketAddresses.SameHost(hop.Address, back.Address) ? back : hop, null);
    }
}
