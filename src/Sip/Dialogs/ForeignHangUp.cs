namespace Campaigns.Sip.Dialogs;

/// <summary>Turns the end of a BYE into a task.</summary>
internal sealed class ForeignHangUp : IDialogTerminationOwner
{
    private readonly TaskCompletionSource<ForeignHangUpResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<ForeignHangUpResult> Task => _done.Task;

    public void OnTerminated(DialogTermination termination) => _done.TrySetResult(new ForeignHangUpResult(
        termination.Status, termination.ReasonPhrase, termination.TransportError is not null));
}
