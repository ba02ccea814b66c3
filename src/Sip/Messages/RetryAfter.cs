using System.Buffers.Text;

namespace Campaigns.Sip.Messages;

/// <summary>Retry-After (RFC 3261 §20.33): whole seconds, then an optional comment and parameters that don't matter here.</summary>
internal static class RetryAfter
{
    private const uint MaxSeconds = int.MaxValue;

    public static TimeSpan? Read(SipMessage message)
    {
        var value = message.First(HeaderKind.RetryAfter);
        if (!Utf8Parser.TryParse(value, out uint seconds, out var consumed) || seconds > MaxSeconds)
        {
            return null;
        }

        var ends = consumed == value.Length || value[consumed] is (byte)' ' or (byte)'\t' or (byte)';' or (byte)'(';
        return ends ? TimeSpan.FromSeconds(seconds) : null;
    }
}
