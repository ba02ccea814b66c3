using System.Buffers.Text;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Sdp;

/// <summary>How one side takes key presses (RFC 4733 §2.4.1).</summary>
/// <param name="PayloadType">0–127.</param>
/// <param name="Events">One bit for each event 0–15 that it takes.</param>
public readonly record struct TelephoneEventFormat(int PayloadType, ushort Events)
{
    /// <summary>The keys of a telephone, and A–D: what is meant when a description names no events.</summary>
    public const ushort AllKeys = 0xFFFF;

    private const string Keys = "0123456789*#ABCD";

    /// <summary>Whether a key may be sent: 0–9, *, #, A–D.</summary>
    public bool Takes(char key) => EventOf(key) is { } number && (Events & (1 << number)) != 0;

    /// <summary>The event of a key; null for anything that is none.</summary>
    internal static byte? EventOf(char key) => Keys.IndexOf(key, StringComparison.Ordinal) is >= 0 and var index ? (byte)index : null;

    /// <summary>The key of an event 0–15; null for another one.</summary>
    internal static char? KeyOf(byte number) => number < Keys.Length ? Keys[number] : null;

    /// <summary>Reads "0-9,11,66" of a fmtp line; events beyond 15 aren't keys, what can't be read is left out.</summary>
    internal static ushort ParseEvents(ReadOnlySpan<byte> text)
    {
        var events = 0;
        while (HeaderList.TryNext(ref text, (byte)',', out var range))
        {
            if (!Utf8Parser.TryParse(range, out int first, out var consumed) || first < 0)
            {
                continue;
            }

            var last = first;
            if (consumed < range.Length && (range[consumed] != (byte)'-' || !Utf8Parser.TryParse(range[(consumed + 1)..], out last, out _)))
            {
                continue;
            }

            for (var number = first; number <= Math.Min(last, Keys.Length - 1); number++)
            {
                events |= 1 << number;
            }
        }

        return (ushort)events;
    }
}
