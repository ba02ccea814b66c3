using Campaigns.Sip.Dialogs;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Calls;

/// <content>Early dialogs: reliable provisional responses (RFC 3262), and an UPDATE that comes in one (RFC 3311).</content>
public sealed partial class OutboundCall
{
    /// <summary>A call forks to a few branches; a peer that names ever new ones must not fill memory.</summary>
    private const int MaxEarlyDialogs = 32;

    private List<EarlyDialog>? _early;

    // One sequence for all dialogs of the call: it rises in each of them, which is all that is asked (RFC 3261 §12.2.1.1).
    private uint _highestCSeq = 1;

    private uint NextCSeq() => ++_highestCSeq;

    private EarlyDialog? FindEarly(ReadOnlySpan<byte> remoteTag)
    {
        foreach (var early in _early ?? [])
        {
            if (early.IsOf(remoteTag))
            {
                return early;
            }
        }

        return null;
    }

    /// <summary>Sends PRACK. False for a response that must not be looked at: a repetition, or one ahead of its turn (RFC 3262 §4).</summary>
    private bool TryAcknowledge(SipMessage response, uint rseq)
    {
        var early = FindEarly(response.ToTag);
        if (early is null)
        {
            if (_early?.Count == MaxEarlyDialogs)
            {
                return false;
            }

            early = new EarlyDialog(ReadDialog(response), rseq);
            (_early ??= []).Add(early);
        }
        else if (!early.TryAdvance(rseq))
        {
            return false;
        }

        if (early.Media is null && SdpBody.Read(response) is { IsEmpty: false } sdp)
        {
            early.Media = SdpNegotiation.AcceptAnswer(sdp, _localMedia!.Family);
        }

        SendPrack(early.Dialog, rseq);
        return true;
    }

    private void SendPrack(Dialog dialog, uint rseq)
    {
        var inviteCSeq = _inviteCSeq;
        new DialogRequest(Layer, _context.Authenticator, dialog, _request.Credentials, SipMethod.Prack)
        {
            NextCSeq = NextCSeq,
            WriteHeaders = writer =>
            {
                writer.Append("RAck: "u8);
                writer.Append(rseq);
                writer.Append((byte)' ');
                writer.Append(inviteCSeq);
                writer.Append(" INVITE\r\n"u8);
            },

            // Whatever becomes of it, the INVITE's final response decides about the call.
            Ended = static _ => { },
        }.Start();
    }

    /// <summary>An UPDATE before the answer: it may change what a reliable response has agreed on (RFC 3311 §5.2).</summary>
    private void ReceiveEarlyUpdate(SipMessage request)
    {
        var early = FindEarly(request.FromTag);
        if (early?.Dialog.RemoteCSeq is { } highest && request.CSeq < highest)
        {
            InDialogAnswer.Send(Layer, request, 500, _request.FromTag);
            return;
        }

        if (OptionTags.RequiresUnknown(request))
        {
            InDialogAnswer.SendBadExtension(Layer, request, _request.FromTag);
            return;
        }

        // Our own offer is still open while no reliable response has answered it.
        var hasOffer = !SdpBody.Read(request).IsEmpty;
        if (hasOffer && early?.Media is null)
        {
            InDialogAnswer.Send(Layer, request, 491, _request.FromTag);
            return;
        }

        if (early is not null)
        {
            early.Dialog.RemoteCSeq = request.CSeq;
        }

        if (!TryAnswerOffer(request, out var agreed))
        {
            return;
        }

        InDialogAnswer.SendWithBody(Layer, request, _request.FromTag, session: null);
        if (agreed is not null)
        {
            early!.Media = agreed;
        }
    }
}
