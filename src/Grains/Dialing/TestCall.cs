using Campaigns.Domain.Access;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>
/// One call of an operator's over a trunk: a permit, the trunk's pace, the INVITE, the outcome. It belongs to no campaign. What the carrier answers is
/// told to the trunk like any call's; while the trunk's breaker is open, it is the probe.
/// </summary>
internal sealed class TestCall(TrunkLine trunk, DialerParts parts, TeamId team, CallOrder order) : ICallEvents, ITrunkClaimant
{
    // Before the campaigns that wait: somebody looks at a page meanwhile.
    private const int Priority = int.MaxValue;

    private static readonly Duration Patience = Duration.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly Guid _claimant = Guid.ParseExact(order.CallId, "N");
    private IPlacedCall? _call;
    private CallEndReason? _ordered;

    public string PhoneNumber => order.CalledNumber;

    public TeamId Team => team;

    /// <summary>Null: no channel of the trunk came free, the silo stops, or the number was suppressed meanwhile; nothing was sent.</summary>
    public async Task<CallOutcome?> RunAsync()
    {
        if (!await ReserveAsync().ConfigureAwait(false))
        {
            return null;
        }

        try
        {
            await trunk.Pace.NextAsync(parts.Stopped).ConfigureAwait(false);
            if (Place() is not { } call)
            {
                return null;
            }

            var outcome = await call.Completion.ConfigureAwait(false);
            trunk.ReportEnd(order.CallerNumber, outcome);
            return outcome;
        }
        finally
        {
            trunk.Release(1);
        }
    }

    /// <summary>Ends the call: while it rings, or whatever its phase.</summary>
    public void End(CallEndReason reason, bool answeredToo)
    {
        IPlacedCall? call;
        lock (_lock)
        {
            _ordered ??= reason;
            call = _call;
        }

        if (answeredToo)
        {
            call?.HangUp(reason);
        }
        else
        {
            call?.CancelUnanswered(reason);
        }
    }

    void ICallEvents.Ringing()
    {
        // The outcome has the instant.
    }

    ValueTask<bool> ICallEvents.AnsweredAsync(RecordedDialog dialog)
    {
        trunk.Report(TrunkResult.Connected);
        return ValueTask.FromResult(true);
    }

    CampaignClaim ITrunkClaimant.Claim(int wanted) => new(_claimant, Priority, Weight: 1, InUse: 0, wanted);

    void ITrunkClaimant.Wake()
    {
        // It looks again in a moment.
    }

    private async Task<bool> ReserveAsync()
    {
        for (var until = parts.Clock.Now + Patience; parts.MayDial() && parts.Clock.Now < until;)
        {
            if (await trunk.ReserveAsync(this, 1).ConfigureAwait(false) > 0)
            {
                return true;
            }

            await Task.Delay(Look, parts.Time, parts.Stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    private IPlacedCall? Place()
    {
        lock (_lock)
        {
            if (_ordered is not null || !parts.MayDial() || !trunk.Lease.Allows(parts.Clock.Now)
                || parts.Suppressed.Contains(team, order.CalledNumber) || trunk.Settings is not { } settings)
            {
                return null;
            }

            trunk.Started();
            return _call = parts.Originator.Place(order with { Trunk = settings }, this);
        }
    }
}
