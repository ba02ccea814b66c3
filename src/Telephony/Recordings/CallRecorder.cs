using Campaigns.Domain.Recordings;
using Campaigns.Telephony.Conversations;
using NodaTime;

namespace Campaigns.Telephony.Recordings;

/// <summary>
/// Records one call: cuts what its two directions bring into segments of five seconds and hands them on. Nothing here waits: it runs on threads
/// that serve every call.
/// </summary>
internal sealed class CallRecorder(RecordedCall call, RecordingWriter writer) : ICallListener
{
    // A crash costs the last five seconds; a segment stays below the heap for large objects.
    private const int SegmentSeconds = 5;
    private const int SegmentOctets = SegmentSeconds * RecordingFormat.OctetsPerSecond;

    private readonly Lock _lock = new();
    private StereoMixer? _mixer;
    private byte[] _segment = [];
    private int _length;
    private int _number;
    private bool _isOver;

    void ICallListener.Heard(ReadOnlySpan<short> frame)
    {
        lock (_lock)
        {
            Mixer()?.Heard(frame);
        }
    }

    void ICallListener.Spoken(ReadOnlySpan<short> frame)
    {
        lock (_lock)
        {
            Mixer()?.Spoken(frame);
        }
    }

    /// <summary>The call is over: what is left is handed on as the last segment.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            _mixer?.Finish();
            if (_mixer is not null && !_isOver)
            {
                HandOn(isLast: true);
            }

            _isOver = true;
        }
    }

    // A call from which no frame comes has no recording.
    private StereoMixer? Mixer()
    {
        if (_isOver)
        {
            return null;
        }

        if (_mixer is null)
        {
            _segment = new byte[SegmentOctets];
            _mixer = new StereoMixer(Write);
            call.Begun();
        }

        return _mixer;
    }

    private void Write(ReadOnlySpan<byte> pair)
    {
        if (_length == SegmentOctets)
        {
            HandOn(isLast: false);
        }

        if (!_isOver)
        {
            pair.CopyTo(_segment.AsSpan(_length));
            _length += pair.Length;
        }
    }

    private void HandOn(bool isLast)
    {
        var taken = writer.TryAdd(new RecordingSegment
        {
            CallId = call.CallId,
            PhoneNumber = call.PhoneNumber,
            StartedAt = call.StartedAt,
            ExpiresAt = call.StartedAt + Duration.FromDays(call.KeepDays),
            Number = _number++,
            IsLast = isLast,
            Octets = _segment.AsMemory(0, _length),
        });

        // A recording with a hole in it proves nothing: it ends where the hole begins.
        _isOver = !taken;
        _segment = isLast || _isOver ? [] : new byte[SegmentOctets];
        _length = 0;
    }
}
