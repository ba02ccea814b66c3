using Campaigns.Sip.Rtp;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.Recordings;

/// <summary>
/// Puts the two directions of a call side by side, frame for frame, as <see cref="Domain.Recordings.RecordingFormat"/> says. Both come at the
/// call's beat, a little apart. A direction that stays away (nothing heard yet, a call on hold) is silent meanwhile, and when it comes back it
/// stands beside what the other one carries at that moment.
/// </summary>
/// <param name="write">Takes one frame of both channels.</param>
internal sealed class StereoMixer(Action<ReadOnlySpan<byte>> write)
{
    // 100 ms: more apart than that, and the one that is behind isn't late but away.
    private const int MostApart = 5;

    private static readonly byte[] Silence = [.. Enumerable.Repeat(G711.PcmuSilence, Frame.Length)];

    private readonly WaitingFrames _heard = new(MostApart + 1);
    private readonly WaitingFrames _spoken = new(MostApart + 1);
    private readonly byte[] _pair = new byte[Frame.Length * 2];
    private bool _heardIsAway;
    private bool _spokenIsAway;

    /// <summary>20 ms of what the far end said: the left channel.</summary>
    public void Heard(ReadOnlySpan<short> frame)
    {
        if (_heardIsAway)
        {
            CatchUp(_spoken);
            _heardIsAway = false;
        }

        _heard.Add(frame);
        Drain();
    }

    /// <summary>20 ms of what was sent to it: the right channel.</summary>
    public void Spoken(ReadOnlySpan<short> frame)
    {
        if (_spokenIsAway)
        {
            CatchUp(_heard);
            _spokenIsAway = false;
        }

        _spoken.Add(frame);
        Drain();
    }

    /// <summary>Writes what still waits: the call is over.</summary>
    public void Finish()
    {
        while (_heard.Count > 0 || _spoken.Count > 0)
        {
            WritePair();
        }
    }

    /// <summary>All but the newest of those that waited was said before the other direction came back.</summary>
    private void CatchUp(WaitingFrames waiting)
    {
        while (waiting.Count > 1)
        {
            WritePair();
        }
    }

    private void Drain()
    {
        while (_heard.Count > 0 && _spoken.Count > 0)
        {
            WritePair();
        }

        if (_heard.Count > MostApart)
        {
            _spokenIsAway = true;
            WritePair();
        }
        else if (_spoken.Count > MostApart)
        {
            _heardIsAway = true;
            WritePair();
        }
    }

    private void WritePair()
    {
        var left = _heard.Count > 0 ? _heard.Take() : Silence;
        var right = _spoken.Count > 0 ? _spoken.Take() : Silence;
        for (var i = 0; i < Frame.Length; i++)
        {
            (_pair[2 * i], _pair[(2 * i) + 1]) = (left[i], right[i]);
        }

        write(_pair);
    }
}
