using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.MediaStreams;

/// <summary>
/// What an agent has sent and the far end has not heard yet. A mark is given back on the beat after the last sample before it was sent:
/// what is marked has really been played.
/// </summary>
/// <param name="reached">Told of each mark that was reached or cleared, in order; must not block.</param>
internal sealed class StreamPlayer(Action<string> reached) : IFrameSource
{
    /// <summary>Audio that may wait: ten minutes. An agent may send a whole speech at once, but not fill the memory.</summary>
    public const int MostSamples = 10 * 60 * Frame.SampleRateHz;

    private const int MostMarks = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<Item> _items = new();
    private readonly List<string> _passed = [];
    private int _position;
    private int _samples;
    private int _marks;

    /// <summary>Adds audio or a mark. False: too much waits already.</summary>
    public bool TryAdd(AgentMessage message)
    {
        lock (_lock)
        {
            switch (message)
            {
                case AgentMessage.Media { Audio.Length: > 0 } media when _samples + media.Audio.Length <= MostSamples:
                    _samples += media.Audio.Length;
                    _items.Enqueue(new Item(media.Audio, null));
                    return true;
                case AgentMessage.Mark mark when _marks < MostMarks:
                    _marks++;
                    _items.Enqueue(new Item([], mark.Name));
                    return true;
                default:
                    return message is AgentMessage.Media { Audio.Length: 0 };
            }
        }
    }

    /// <summary>Forgets the audio that waits; the marks behind it are given back at once.</summary>
    public void Clear()
    {
        List<string> marks;
        lock (_lock)
        {
            marks = [.. _passed, .. _items.Select(item => item.Mark).OfType<string>()];
            _passed.Clear();
            _items.Clear();
            (_position, _samples, _marks) = (0, 0, 0);
        }

        marks.ForEach(reached);
    }

    /// <inheritdoc/>
    public bool TryFill(Span<short> frame)
    {
        string[] marks;
        lock (_lock)
        {
            PassMarks();
            marks = [.. _passed];
            _passed.Clear();
            Fill(frame);
        }

        foreach (var mark in marks)
        {
            reached(mark);
        }

        return true;
    }

    private void Fill(Span<short> frame)
    {
        while (!frame.IsEmpty && _items.TryPeek(out var item))
        {
            var rest = item.Audio.AsSpan(_position);
            var count = Math.Min(rest.Length, frame.Length);
            for (var i = 0; i < count; i++)
            {
                frame[i] = G711.Decode(rest[i], AudioCodec.Pcmu);
            }

            frame = frame[count..];
            _position += count;
            _samples -= count;
            if (_position == item.Audio.Length)
            {
                _items.Dequeue();
                _position = 0;
                PassMarks();
            }
        }

        frame.Clear();
    }

    private void PassMarks()
    {
        while (_items.TryPeek(out var item) && item.Mark is { } mark)
        {
            _items.Dequeue();
            _marks--;
            _passed.Add(mark);
        }
    }

    private readonly record struct Item(byte[] Audio, string? Mark);
}
