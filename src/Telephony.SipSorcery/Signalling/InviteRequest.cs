using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>Writes the INVITE of a call and the CANCEL that goes with it. "0.0.0.0" stands for our address: the transport fills it in.</summary>
internal static class InviteRequest
{
    /// <exception cref="SIPValidationException">A number or the host can't be put into a URI.</exception>
    public static SIPRequest Of(CallOrder order, string offer)
    {
        var called = UriOf(order.CalledNumber, order.Trunk);
        var invite = new SIPRequest(SIPMethodsEnum.INVITE, called)
        {
            Header = new SIPHeader(
                new SIPFromHeader(null, UriOf(order.CallerNumber, order.Trunk), order.LocalTag),
                new SIPToHeader(null, called.CopyOf(), null),
                cseq: 1,
                order.CallId)
            {
                CSeqMethod = SIPMethodsEnum.INVITE,
                Contact = [SIPContactHeader.GetDefaultSIPContactHeader(SIPSchemesEnum.sip)],
                Expires = (long)Math.Ceiling(order.RingTimeout.TotalSeconds),
                Allow = Responder.SupportedMethods,
                Supported = SIPExtensionHeaders.PRACK,
                UserAgent = Identity.UserAgent,
                ContentType = "application/sdp",
            },
        };
        invite.Header.Vias.PushViaHeader(NewVia());
        invite.Body = offer;
        return invite;
    }

    /// <summary>The INVITE that follows a redirect: to the new target, under the same Call-ID, without credentials.</summary>
    public static SIPRequest RedirectedOf(CallOrder order, SIPRequest invite, SIPURI target)
    {
        var redirected = Of(order, invite.Body);
        redirected.URI = target;
        redirected.Header.CSeq = invite.Header.CSeq + 1;
        return redirected;
    }

    /// <summary>RFC 3261 §9.1: everything that names the INVITE is repeated, its branch included.</summary>
    public static SIPRequest CancelOf(SIPRequest invite, string? reason)
    {
        var cancel = new SIPRequest(SIPMethodsEnum.CANCEL, invite.URI)
        {
            Header = new SIPHeader(invite.Header.From, invite.Header.To, invite.Header.CSeq, invite.Header.CallId)
            {
                CSeqMethod = SIPMethodsEnum.CANCEL,
                UserAgent = Identity.UserAgent,
                Vias = invite.Header.Vias,
                Reason = reason,
            },
        };
        return cancel;
    }

    public static SIPViaHeader NewVia() => new(new IPEndPoint(IPAddress.Any, 0), CallProperties.CreateBranchId());

    private static SIPURI UriOf(string number, TrunkSettings trunk)
    {
        var host = IPAddress.TryParse(trunk.Host, out var address) && address.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{trunk.Host}]" : trunk.Host;
        var port = trunk.Port is { } given ? string.Create(CultureInfo.InvariantCulture, $":{given}") : "";
        return SIPURI.ParseSIPURI($"sip:{number}@{host}{port}");
    }
}
