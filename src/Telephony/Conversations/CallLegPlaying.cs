namespace Campaigns.Telephony.Conversations;

/// <summary>Playing, as conversations do it.</summary>
public static class CallLegPlaying
{
    /// <summary>Plays a source and waits for its end: true when it was played to it, false when it was replaced or the call ended.</summary>
    /// <exception cref="OperationCanceledException">The conversation was stopped.</exception>
    public static Task<bool> PlayAsync(this ICallLeg leg, IFrameSource source, CancellationToken stop) => leg.Play(source).Completion.WaitAsync(stop);
}
