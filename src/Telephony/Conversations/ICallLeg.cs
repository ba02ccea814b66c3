namespace Campaigns.Telephony.Conversations;

/// <summary>
/// The audio of one answered call, whatever SIP stack carries it: 16-bit linear samples at 8 kHz in frames of 20 ms
/// (<see cref="Frame.Length"/> samples). Its members may be used from any thread; once the call has ended they do nothing.
/// </summary>
public interface ICallLeg
{
    /// <summary>Cancelled when the call has ended, whoever ended it. What plays has been stopped then.</summary>
    CancellationToken Ended { get; }

    /// <summary>Plays in place of what plays now, from the next frame on; after its end silence is sent.</summary>
    Playback Play(IFrameSource source);

    /// <summary>Silence from the next frame on.</summary>
    void StopPlaying();

    /// <summary>Adds a listener to both directions, until the returned handle is disposed or the call ends. Any number may listen.</summary>
    IDisposable Listen(ICallListener listener);
}
