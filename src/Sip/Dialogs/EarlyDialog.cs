using System.Buffers.Text;
using System.Text;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Dialogs;

/// <summary>What a reliable provisional response of one branch has created (RFC 3262 §4, RFC 3261 §12.1.2).</summary>
internal sealed class EarlyDialog(Dialog dialog, uint rseq)
{
    public Dialog Dialog { get; } = dialog;

    /// <summary>The RSeq of the last response that was acknowledged.</summary>
    public uint RSeq { get; private set; } = rseq;

    /// <summary>The answer to our offer if a reliable response brought it; an UPDATE may have changed it since.</summary>
    public NegotiatedMedia? Media { get; set; }

    /// <summary>
    /// Takes the next response in order. False for a repetition, which our PRACK answers already, and for one that is ahead of another:
    /// neither is acknowledged nor looked at (RFC 3262 §4).
    /// </summary>
    public bool TryAdvance(uint rseq)
    {
        if (rseq != RSeq + 1)
        {
            return false;
        }

        RSeq = rseq;
        return true;
    }

    public bool IsOf(ReadOnlySpan<byte> remoteTag) => Ascii.Equals(remoteTag, Dialog.RemoteTag);

    /// <summary>The RSeq of a response that wants a PRACK; null for every other response.</summary>
    public static uint? ReadRSeq(SipMessage response)
    {
        if (response.Status is <= 100 or >= 200 || response.ToTag.IsEmpty || !OptionTags.Lists(response, HeaderKind.Require, OptionTags.Reliable))
        {
            return null;
        }

        var text = response.First(HeaderKind.RSeq);
        return Utf8Parser.TryParse(text, out uint rseq, out var consumed) && consumed == text.Length && rseq > 0
            ? rseq
            : null;
    }
}
