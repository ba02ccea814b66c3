using System.Buffers.Text;

namespace Campaigns.Sip.Messages;

/// <summary>What must hold before a message may reach a transaction: the mandatory header fields, once each and well-formed (RFC 3261 §8.1.1).</summary>
internal static class MessageChecks
{
    private const uint MaxCSeq = int.MaxValue;

    /// <summary>Checks a message whose lines are already split; <paramref name="method"/> is the request line's, empty for a response.</summary>
    public static ParseFault Check(SipMessage message, ReadOnlySpan<byte> method)
    {
        if (message.Count(HeaderKind.Via) == 0)
        {
            return ParseFault.MissingHeader;
        }

        foreach (var kind in (ReadOnlySpan<HeaderKind>)[HeaderKind.From, HeaderKind.To, HeaderKind.CallId, HeaderKind.CSeq])
        {
            switch (message.Count(kind))
            {
                case 0:
                    return ParseFault.MissingHeader;
                case > 1:
                    return ParseFault.DuplicateHeader;
            }
        }

        if (!TryReadCSeq(message) || (message.IsRequest && !method.SequenceEqual(message.MethodText)))
        {
            return ParseFault.CSeq;
        }

        if (message.CallId.IsEmpty
            || !NameAddress.TryParse(message.From, out _)
            || !NameAddress.TryParse(message.To, out _))
        {
            return ParseFault.Address;
        }

        return ViaField.TryParse(message.First(HeaderKind.Via), out _) ? ParseFault.None : ParseFault.Via;
    }

    private static bool TryReadCSeq(SipMessage message)
    {
        if (!message.TryFind(HeaderKind.CSeq, out var field))
        {
            return false;
        }

        var text = message.First(HeaderKind.CSeq);
        if (!Utf8Parser.TryParse(text, out uint number, out var digits)
            || number > MaxCSeq
            || digits == text.Length
            || !SipChars.IsBlank(text[digits]))
        {
            return false;
        }

        var method = SipChars.Trim(text[digits..]);
        if (!SipChars.IsToken(method))
        {
            return false;
        }

        message.SetCSeq(number, SipMethods.Parse(method), field.Start + text.Length - method.Length, method.Length);
        return true;
    }
}
