using Campaigns.Domain.Trunks;
using Campaigns.Sip;

namespace Campaigns.Telephony.Trunks;

/// <summary>
/// The user agents of a silo: one for each way in which trunks are reached. One that nobody has used for a while ends, its registration
/// and health checks with it: its trunk was changed, deleted, or has no campaign.
/// </summary>
internal sealed class TrunkAgents : IAsyncDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan IdleFor = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<TrunkSettings, Agent> _agents = new(new TrunkNetworkComparer());
    private readonly Func<TrunkSettings, SipEndpoint> _open;
    private readonly TimeProvider _time;
    private readonly ITimer _look;
    private Task _ending = Task.CompletedTask;

    public TrunkAgents(Func<TrunkSettings, SipEndpoint> open, TimeProvider time)
    {
        (_open, _time) = (open, time);
        _look = time.CreateTimer(static self => ((TrunkAgents)self!).EndIdle(), this, LookInterval, LookInterval);
    }

    /// <summary>The trunk's agent, opened when there is none.</summary>
    public SipEndpoint For(TrunkSettings trunk)
    {
        lock (_gate)
        {
            if (!_agents.TryGetValue(trunk, out var agent))
            {
                agent = new Agent(_open(trunk));
                _agents.Add(trunk, agent);
            }

            agent.UsedAt = _time.GetTimestamp();
            return agent.Endpoint;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _look.DisposeAsync().ConfigureAwait(false);
        List<Agent> agents;
        lock (_gate)
        {
            agents = [.. _agents.Values];
            _agents.Clear();
        }

        await Task.WhenAll(agents.Select(agent => agent.Endpoint.DisposeAsync().AsTask())).ConfigureAwait(false);
        await _ending.ConfigureAwait(false);
    }

    private void EndIdle()
    {
        lock (_gate)
        {
            foreach (var (trunk, agent) in _agents.ToList())
            {
                if (_time.GetElapsedTime(agent.UsedAt) >= IdleFor && agent.Endpoint.Load.Calls == 0)
                {
                    _agents.Remove(trunk);
                    _ending = Task.WhenAll(_ending, agent.Endpoint.DisposeAsync().AsTask());
                }
            }
        }
    }

    private sealed class Agent(SipEndpoint endpoint)
    {
        public SipEndpoint Endpoint => endpoint;

        public long UsedAt { get; set; }
    }
}
