using Campaigns.Sip.Messages;
using Campaigns.Sip.Sdp;
using Campaigns.Sip.Transactions;

namespace Campaigns.Sip.Calls;

/// <summary>Writes the INVITE of a call and the CANCEL that goes with it.</summary>
internal static class InviteWriter
{
    /// <param name="layer">Whose writer takes it.</param>
    /// <param name="request">The call.</param>
    /// <param name="invite">Names branch and destination.</param>
    /// <param name="cseq">Rises with each INVITE of the call.</param>
    /// <param name="authorization">Header lines; may be null.</param>
    /// <param name="media">What is offered.</param>
    /// <param name="ringing">How long the phone may still ring, so that a carrier that hears no CANCEL ends it itself.</param>
    /// <param name="session">The session interval that is asked for; null: none.</param>
    /// <param name="leastSession">The shortest that is taken.</param>
    public static void WriteInvite(
        TransactionLayer layer, CallRequest request, InviteClientTransaction invite, uint cseq, string? authorization, LocalMedia media, TimeSpan ringing,
        TimeSpan? session, TimeSpan leastSession)
    {
        var writer = layer.Writer;
        WriteCommon(layer, request, SipMethod.Invite, invite, cseq);
        writer.Append("Expires: "u8);
        writer.Append((long)Math.Ceiling(ringing.TotalSeconds));
        writer.Append("\r\n"u8);
        writer.Append(layer.Identity.ContactLine(invite.Destination.Transport));
        writer.Append(layer.Identity.AllowLine);
        writer.Append(OptionTags.SupportedLine);
        if (session is { } interval)
        {
            SessionExpires.Write(writer, interval, refresher: null);
            SessionExpires.WriteLeast(writer, leastSession);
        }

        writer.Append(layer.Identity.UserAgentLine);
        if (authorization is not null)
        {
            writer.Append(authorization);
        }

        for (var i = 0; i < request.Headers.Count; i++)
        {
            var header = request.Headers[i];
            writer.Append(header.Name);
            writer.AppendLine(": "u8, header.Value);
        }

        layer.Body.Reset();
        media.WriteOffer(layer.Body);
        writer.AppendBody("application/sdp"u8, layer.Body.Written);
    }

    /// <summary>RFC 3261 §9.1: everything that names the INVITE is repeated, its branch included.</summary>
    public static void WriteCancel(
        TransactionLayer layer, CallRequest request, InviteClientTransaction invite, uint cseq, ReasonHeader? reason)
    {
        WriteCommon(layer, request, SipMethod.Cancel, invite, cseq);
        reason?.WriteTo(layer.Writer);
        layer.Writer.Append(layer.Identity.UserAgentLine);
        layer.Writer.AppendNoBody();
    }

    private static void WriteCommon(
        TransactionLayer layer, CallRequest request, SipMethod method, InviteClientTransaction invite, uint cseq)
    {
        var writer = layer.Writer;
        writer.Reset();
        layer.WriteRequestLine(method, request.RequestUri);
        layer.WriteVia(invite.Id, invite.Destination);
        layer.WritePreloadedRoute();
        writer.Append("From: "u8);
        if (request.FromDisplayName is { } name)
        {
            writer.Append(HeaderText.Quote(name, nameof(request.FromDisplayName)));
            writer.Append((byte)' ');
        }

        writer.Append((byte)'<');
        writer.Append(request.FromUri);
        writer.Append(">;tag="u8);
        writer.Append(request.FromTag);
        writer.Append("\r\nTo: <"u8);
        writer.Append(request.ToUri ?? request.RequestUri);
        writer.Append(">\r\nCall-ID: "u8);
        writer.Append(request.CallId);
        writer.Append("\r\n"u8);
        layer.WriteCSeq(cseq, method);
    }
}
