namespace Campaigns.Telephony.SipSorcery.Calls;

/// <summary>Delivers one call's events in order, one at a time, off the threads of the stack.</summary>
/// <param name="reportFault">Told of what a delivery threw.</param>
internal sealed class EventChain(Action<Exception> reportFault)
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;

    public void Post(Func<ValueTask> deliver)
    {
        lock (_gate)
        {
            _last = DeliverAfterAsync(_last, deliver);
        }
    }

    private async Task DeliverAfterAsync(Task former, Func<ValueTask> deliver)
    {
        await former.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await deliver().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A listener's fault is reported, and the next event is delivered all the same.
        catch (Exception exception)
        {
            reportFault(exception);
        }
#pragma warning restore CA1031
    }
}
