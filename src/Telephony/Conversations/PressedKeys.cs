using System.Threading.Channels;
using Campaigns.Domain.Assistants;

namespace Campaigns.Telephony.Conversations;

/// <summary>The keys of an assistant's keypad that the far end presses, in order.</summary>
internal sealed class PressedKeys : ICallListener, IDisposable
{
    // Whoever presses more keys than this while the first one is at work is not asking for more.
    private const int Kept = 16;

    private readonly Channel<KeypadAction> _pressed =
        Channel.CreateBounded<KeypadAction>(new BoundedChannelOptions(Kept) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Keypad _keypad;
    private readonly IDisposable _listening;

    public PressedKeys(ICallLeg leg, Keypad keypad)
    {
        _keypad = keypad;
        _listening = leg.Listen(this);
    }

    public Task<KeypadAction> NextAsync(CancellationToken stop) => _pressed.Reader.ReadAsync(stop).AsTask();

    public void Dispose() => _listening.Dispose();

    void ICallListener.Pressed(char digit)
    {
        if (_keypad.ActionOf(digit) is { } action)
        {
            _pressed.Writer.TryWrite(action);
        }
    }
}
