using System.Threading.Channels;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.MediaStreams;

/// <summary>What waits to be told to the agent: audio and digits of the far end, marks of the player. Filled on threads that must not wait.</summary>
internal sealed class CallAudio : ICallListener
{
    // Five seconds of frames: an agent that takes none for so long is dead or too slow to talk with.
    private const int MostWaiting = 250;

    private readonly Channel<Item> _waiting = Channel.CreateBounded<Item>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly TaskCompletionSource _overflow = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ChannelReader<Item> Waiting => _waiting.Reader;

    /// <summary>Faults when the agent has taken nothing for five seconds; never completes otherwise.</summary>
    public Task Overflow => _overflow.Task;

    /// <summary>A mark was reached.</summary>
    public void Mark(string name) => Add(new Item(null, null, name));

    void ICallListener.Heard(ReadOnlySpan<short> frame)
    {
        var audio = new byte[frame.Length];
        for (var i = 0; i < audio.Length; i++)
        {
            audio[i] = G711.Encode(frame[i], AudioCodec.Pcmu);
        }

        Add(new Item(audio, null, null));
    }

    void ICallListener.Pressed(char digit) => Add(new Item(null, digit, null));

    private void Add(Item item)
    {
        if (!_waiting.Writer.TryWrite(item))
        {
            _overflow.TrySetException(new AssistantFailedException("The agent took nothing for five seconds"));
        }
    }

    /// <summary>One of the three.</summary>
    public readonly record struct Item(byte[]? Audio, char? Digit, string? Mark);
}
