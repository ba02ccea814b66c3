namespace Campaigns.Sip.Rtp;

/// <summary>Recognises key presses in telephone-event packets (RFC 4733 §2.5): all packets of one press share their timestamp.</summary>
internal sealed class TelephoneEvent
{
    private const string Digits = "0123456789*#ABCD";

    private uint _lastTimestamp;
    private bool _any;

    /// <summary>The digit when this packet is the first of a press, otherwise null.</summary>
    public char? OnPacket(uint timestamp, ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 4 || payload[0] >= Digits.Length || (_any && timestamp == _lastTimestamp))
        {
            return null;
        }

        _any = true;
        _lastTimestamp = timestamp;
        return Digits[payload[0]];
    }
}
