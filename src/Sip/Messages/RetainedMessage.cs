using System.Buffers;

namespace Campaigns.Sip.Messages;

/// <summary>A message kept for retransmission in pooled memory until <see cref="Release"/>.</summary>
internal struct RetainedMessage
{
    private byte[]? _rented;
    private int _length;

    public readonly bool IsHeld => _rented is not null;

    public readonly ReadOnlySpan<byte> Span => _rented.AsSpan(0, _length);

    public void Hold(ReadOnlySpan<byte> message)
    {
        Release();
        _rented = ArrayPool<byte>.Shared.Rent(message.Length);
        _length = message.Length;
        message.CopyTo(_rented);
    }

    public void Release()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            _length = 0;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
