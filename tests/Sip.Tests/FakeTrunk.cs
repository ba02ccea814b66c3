using System.Net;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Tests.Calls;
using Microsoft.Extensions.Time.Testing;

namespace Campaigns.Sip.Tests;

/// <summary>An endpoint on a network and a clock that the test drives.</summary>
internal sealed class FakeTrunk : IAsyncDisposable
{
    private readonly Func<string, Task<IPAddress[]>> _resolve = _ => Task.FromResult<IPAddress[]>([]);

    public FakeTrunk(Func<SipEndpointOptions, SipEndpointOptions>? configure = null, Func<string, Task<IPAddress[]>>? resolve = null)
    {
        var options = new SipEndpointOptions
        {
            RemoteHost = FakeNetwork.Trunk.Address.ToString(),
            RemotePort = FakeNetwork.Trunk.Port,
            MaxConcurrentCalls = 100,
        };
        options = options with { Names = new FakeNames { Resolve = resolve ?? _resolve } };
        Endpoint = new SipEndpoint(configure?.Invoke(options) ?? options, Clock, Network);
    }

    public FakeNetwork Network { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public SipEndpoint Endpoint { get; }

    public RecordingObserver Observer { get; } = new();

    /// <summary>The INVITE of the last call.</summary>
    public string Invite => Network.Sent.Last(message => message.StartsWith("INVITE ", StringComparison.Ordinal));

    public OutboundCall Place(CallRequest? request = null) => Endpoint.Place(request ?? SippTrunk.NewRequest(), Observer);

    /// <summary>Places a call and brings it to where both sides know it is up.</summary>
    public async Task<OutboundCall> PlaceAndConfirmAsync(CallRequest? request = null)
    {
        var call = Place(request);
        Network.Deliver(Peer.Answer(Invite));
        await Observer.Answered.WithinReason();
        Assert.True(call.ConfirmAnswer());
        return call;
    }

    /// <summary>In steps of one tick, as time passes for a wheel.</summary>
    public void Pass(TimeSpan time)
    {
        var tick = TimeSpan.FromMilliseconds(10);
        for (var passed = TimeSpan.Zero; passed < time; passed += tick)
        {
            Clock.Advance(tick);
        }
    }

    public async ValueTask DisposeAsync()
    {
        var disposed = Endpoint.DisposeAsync();
        Clock.Advance(TimeSpan.FromMinutes(5));
        await disposed;
    }
}
