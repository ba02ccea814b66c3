namespace Campaigns.Telephony.Conversations;

/// <summary>One source that was given to a call to play.</summary>
/// <param name="source">What plays.</param>
public sealed class Playback(IFrameSource source)
{
    private readonly TaskCompletionSource<bool> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IFrameSource Source { get; } = source;

    /// <summary>True: its last frame has been sent. False: stopped, replaced, or the call ended first. Never faults.</summary>
    public Task<bool> Completion => _completion.Task;

    /// <summary>The stack tells how it ended; the first word stands.</summary>
    public void End(bool playedToEnd) => _completion.TrySetResult(playedToEnd);
}
