using System.Text;

namespace Campaigns.Sip.Messages;

/// <summary>Turns octets of the wire into strings that are kept. Invalid UTF-8 becomes U+FFFD and never an exception.</summary>
internal static class WireText
{
    private const int MaxReasonPhrase = 256;

    public static string Decode(ReadOnlySpan<byte> octets) => Encoding.UTF8.GetString(octets);

    /// <summary>The usual phrases are shared strings; others are cut at 256 octets and lose their control characters.</summary>
    public static string ReasonPhrase(ReadOnlySpan<byte> phrase)
    {
        if (phrase.SequenceEqual("OK"u8))
        {
            return "OK";
        }

        if (phrase.SequenceEqual("Ringing"u8))
        {
            return "Ringing";
        }

        if (phrase.SequenceEqual("Trying"u8))
        {
            return "Trying";
        }

        var text = Decode(phrase[..Math.Min(phrase.Length, MaxReasonPhrase)]);
        return text.Any(char.IsControl) ? string.Concat(text.Where(character => !char.IsControl(character))) : text;
    }
}
