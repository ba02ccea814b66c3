using Campaigns.Grains.Dialing;
using Campaigns.Grains.Interfaces.Dialing;
using Campaigns.Grains.Interfaces.DoNotCall;
using Microsoft.Extensions.Logging;

namespace Campaigns.Grains.DoNotCall;

/// <summary>
/// Tells every silo's dialer of numbers that went on the list. It stores nothing: after a restart the dialers make themselves known again
/// within a beat, and the table is asked before every intent anyway.
/// </summary>
[GrainType("doNotCall")]
internal sealed class DoNotCallGrain(TimeProvider time, ILogger<DoNotCallGrain> logger) : Grain, IDoNotCallGrain
{
    private readonly MonotonicClock _clock = new(time);
    private readonly DialerAudience _dialers = new(logger);

    public Task AddedAsync(Guid team, string[] numbers) => _dialers.TellAsync(dialer => dialer.SuppressAsync(team, numbers), _clock.Now);

    public Task ListenAsync(string owner, IDialerObserver dialer)
    {
        _dialers.Note(owner, dialer, _clock.Now);
        return Task.CompletedTask;
    }
}
