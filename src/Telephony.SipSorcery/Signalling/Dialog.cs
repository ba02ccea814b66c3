using System.Net;
using Campaigns.Domain.CallRecords;
using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>
/// A confirmed dialog on our side (RFC 3261 §12) and the requests written from it. Own code and not SIPSorcery's dialogue, because the ACK waits
/// until the answer is recorded and each branch that answers needs one.
/// </summary>
internal sealed class Dialog
{
    private readonly string _ackBranch = CallProperties.CreateBranchId();

    private Dialog(string callId, SIPFromHeader local, SIPToHeader remote, SIPURI target, SIPRouteSet routes, int localCSeq, SIPEndPoint nextHop)
    {
        (CallId, Local, Remote, Target, Routes, LocalCSeq, NextHop) = (callId, local, remote, target, routes, localCSeq, nextHop);
    }

    public string CallId { get; }

    /// <summary>The far end's tag; empty when it sends none.</summary>
    public string RemoteTag => Remote.ToTag ?? "";

    /// <summary>The highest CSeq number the far end has used.</summary>
    public int RemoteCSeq { get; set; }

    public SIPEndPoint NextHop { get; }

    private SIPFromHeader Local { get; }

    private SIPToHeader Remote { get; }

    private SIPURI Target { get; set; }

    private SIPRouteSet Routes { get; }

    private int LocalCSeq { get; set; }

    /// <summary>The dialog that a 2xx creates (§12.1.2). Without a Contact the Request-URI stays the target, so that ACK and BYE can still be tried.</summary>
    /// <param name="answer">The 2xx.</param>
    /// <param name="invite">What it answers.</param>
    /// <param name="lastCSeq">The highest CSeq number we have used, a PRACK's included.</param>
    /// <param name="source">Where the answer came from: the next hop where the target is a name, for which the ACK can't wait.</param>
    public static Dialog FromAnswer(SIPResponse answer, SIPRequest invite, int lastCSeq, SIPEndPoint source)
    {
        var target = ContactOf(answer.Header) ?? invite.URI;
        var routes = answer.Header.RecordRoutes is { Length: > 0 } recorded ? recorded.Reversed() : new SIPRouteSet();
        return new Dialog(invite.Header.CallId, invite.Header.From, answer.Header.To, target, routes, lastCSeq, HopOf(routes.TopRoute?.URI ?? target) ?? source);
    }

    /// <exception cref="SIPValidationException">The record holds no usable URI.</exception>
    public static Dialog FromRecord(RecordedDialog record)
    {
        var routes = new SIPRouteSet();
        foreach (var route in record.RouteSet)
        {
            routes.AddBottomRoute(SIPRoute.ParseSIPRoute(route));
        }

        return new Dialog(
            record.CallId,
            new SIPFromHeader(null, SIPURI.ParseSIPURI(record.LocalUri), record.LocalTag),
            new SIPToHeader(null, SIPURI.ParseSIPURI(record.RemoteUri), record.RemoteTag),
            SIPURI.ParseSIPURI(record.RemoteTarget),
            routes,
            record.LocalCSeq,
            new SIPEndPoint(SIPProtocolsEnum.udp, IPEndPoint.Parse(record.NextHop)));
    }

    /// <summary>The Contact's URI when requests can be sent to it. SIPSorcery's parser takes any host and port.</summary>
    public static SIPURI? ContactOf(SIPHeader header) =>
        header.Contact is [{ ContactURI: { } uri }, ..]
        && !string.IsNullOrWhiteSpace(uri.HostAddress)
        && (uri.HostPort is null || (ushort.TryParse(uri.HostPort, out var port) && port > 0))
            ? uri
            : null;

    public RecordedDialog ToRecord() => new()
    {
        CallId = CallId,
        LocalTag = Local.FromTag,
        RemoteTag = RemoteTag,
        LocalUri = Local.FromURI.ToString(),
        RemoteUri = Remote.ToURI.ToString(),
        RemoteTarget = Target.ToString(),
        RouteSet = [.. Enumerable.Range(0, Routes.Length).Select(index => Routes.GetAt(index).ToString())],
        LocalCSeq = LocalCSeq,
        NextHop = NextHop.GetIPEndPoint().ToString(),
    };

    /// <summary>A target refresh request moves the remote target (§12.2.2).</summary>
    public void Refresh(SIPRequest request)
    {
        if (ContactOf(request.Header) is { } contact)
        {
            Target = contact;
        }
    }

    /// <summary>Whether a request of the far end is in this dialog, given that its Call-ID is.</summary>
    public bool Matches(SIPRequest request) =>
        request.Header.To.ToTag == Local.FromTag && (request.Header.From.FromTag ?? "") == RemoteTag;

    /// <summary>The ACK of the 2xx, with the INVITE's CSeq number and credentials (§13.2.2.4); the same each time.</summary>
    public SIPRequest Ack(SIPRequest invite)
    {
        var ack = Request(SIPMethodsEnum.ACK, invite.Header.CSeq, _ackBranch);
        ack.Header.AuthenticationHeaders = invite.Header.AuthenticationHeaders;
        return ack;
    }

    public SIPRequest Bye(string? reason)
    {
        LocalCSeq++;
        var bye = Request(SIPMethodsEnum.BYE, LocalCSeq, CallProperties.CreateBranchId());
        bye.Header.Reason = reason;
        return bye;
    }

    private SIPRequest Request(SIPMethodsEnum method, int cseq, string branch)
    {
        var request = new SIPRequest(method, Target)
        {
            Header = new SIPHeader(Local, Remote, cseq, CallId) { CSeqMethod = method, UserAgent = Identity.UserAgent, Routes = Routes },
        };
        request.Header.Vias.PushViaHeader(new SIPViaHeader(new IPEndPoint(IPAddress.Any, 0), branch));
        return request;
    }

    private static SIPEndPoint? HopOf(SIPURI uri) =>
        IPAddress.TryParse(uri.MAddrOrHostAddress, out var address)
            ? new SIPEndPoint(SIPProtocolsEnum.udp, address, ushort.TryParse(uri.HostPort, out var port) ? port : SIPConstants.DEFAULT_SIP_PORT)
            : null;
}
