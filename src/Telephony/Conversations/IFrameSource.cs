namespace Campaigns.Telephony.Conversations;

/// <summary>Gives a call its audio, one frame at a time, when it is due. Called on a thread that serves every call: it must never block.</summary>
public interface IFrameSource
{
    /// <summary>Fills <paramref name="frame"/> (<see cref="Frame.Length"/> samples). False at the end: the frame is then ignored.</summary>
    bool TryFill(Span<short> frame);
}
