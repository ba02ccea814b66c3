using Campaigns.Sip.Transactions;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Resolution;

/// <summary>Asks every address of a trunk by OPTIONS whether it is there: at once when it becomes known, then at the configured interval.</summary>
internal sealed class TargetMonitor : IDisposable
{
    private readonly TransactionLayer _layer;
    private readonly SipEndpointOptions _options;
    private readonly IMessageTransport _transport;
    private readonly ITimer _timer;
    private readonly Dictionary<TrunkTarget, TargetCheck> _checks = [];

    public TargetMonitor(TransactionLayer layer, SipEndpointOptions options, IMessageTransport transport, TimeProvider time, TimeSpan interval)
    {
        (_layer, _options, _transport) = (layer, options, transport);
        _timer = time.CreateTimer(static self => ((TargetMonitor)self!).CheckAll(), this, interval, interval);
    }

    /// <summary>These and no others. Under the endpoint's lock.</summary>
    public void Watch(IReadOnlyList<TrunkTarget> targets)
    {
        foreach (var (target, check) in _checks.Where(entry => !targets.Contains(entry.Key)).ToList())
        {
            check.Stop();
            _checks.Remove(target);
        }

        foreach (var target in targets)
        {
            if (_checks.TryAdd(target, new TargetCheck(target, _layer, _options, _transport)))
            {
                _checks[target].Start();
            }
        }
    }

    /// <summary>Under the endpoint's lock.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        Watch([]);
    }

    private void CheckAll()
    {
        lock (_layer.Gate)
        {
            foreach (var check in _checks.Values)
            {
                check.Start();
            }
        }
    }
}
