namespace Campaigns.Sip.Dialogs;

/// <summary>Turns the end of a BYE into a task.</summary>
internal sealed class ForeignHangUp(HashSet<ForeignHangUp> pending) : IDialogTerminationOwner
{
    private readonly TaskCompletionSource<ForeignHangUpResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<ForeignHangUpResult> Task => _done.Task;

    public void OnTerminated(DialogTermination termination)
    {
        pending.Remove(this);
        _done.TrySetResult(new ForeignHangUpResult(
            termination.Status, termination.ReasonPhrase, termination.TransportError is not null));
    }

    /// <summary>The endpoint is closing and waits no longer.</summary>
    public void Abandon() => _done.TrySetResult(new ForeignHangUpResult(null, null, TransportFailed: false));
}
