namespace Campaigns.Sip.Messages;

/// <summary>Enumerates the values of a repeatable header across its fields and their commas.</summary>
internal ref struct HeaderValues(SipMessage message, HeaderKind kind)
{
    private ReadOnlySpan<byte> _rest;
    private ReadOnlySpan<byte> _current;
    private int _index;

    public readonly ReadOnlySpan<byte> Current => _current;

    public readonly HeaderValues GetEnumerator() => this;

    public bool MoveNext()
    {
        while (!HeaderList.TryNext(ref _rest, (byte)',', out _current))
        {
            if (!message.TryNextField(kind, ref _index, out _rest))
            {
                return false;
            }
        }

        return true;
    }
}
