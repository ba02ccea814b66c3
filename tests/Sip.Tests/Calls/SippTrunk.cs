using System.Net;
using Campaigns.Sip.Authentication;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Timing;
using Campaigns.Testing.Sipp;

namespace Campaigns.Sip.Tests.Calls;

/// <summary>An endpoint of ours whose trunk is a SIPp process playing one scenario.</summary>
internal sealed class SippTrunk : IAsyncDisposable
{
    /// <summary>Short enough for a test, long enough for a loaded machine.</summary>
    public static readonly SipTimers Brisk = new()
    {
        T1 = TimeSpan.FromMilliseconds(100),
        T2 = TimeSpan.FromMilliseconds(400),
        T4 = TimeSpan.FromMilliseconds(500),
        TimerD = TimeSpan.FromSeconds(6),
    };

    private static int _calls;

    private SippTrunk(SippProcess sipp, SipEndpoint endpoint)
    {
        Sipp = sipp;
        Endpoint = endpoint;
    }

    public SippProcess Sipp { get; }

    public SipEndpoint Endpoint { get; }

    public static async Task<SippTrunk> StartAsync(
        string scenario,
        SipTimers? timers = null,
        RtpMedia? media = null,
        int calls = 1,
        Func<SipEndpointOptions, SipEndpointOptions>? configure = null,
        params string[] arguments)
    {
        var sipp = await SippProcess.StartAsync(
            new SippOptions
            {
                ScenarioFile = Path.Combine(AppContext.BaseDirectory, "Scenarios", scenario + ".xml"),
                Calls = calls,
                Arguments = ["-trace_msg", .. arguments],
            },
            TestContext.Current.CancellationToken);
        var options = new SipEndpointOptions
        {
            RemoteHost = "127.0.0.1",
            RemotePort = sipp.Port,
            Bind = new IPEndPoint(IPAddress.Loopback, 0),
            Timers = timers ?? new SipTimers(),
            Media = media,
            CloseTimeout = TimeSpan.FromMilliseconds(200),
        };
        return new SippTrunk(sipp, new SipEndpoint(configure?.Invoke(options) ?? options));
    }

    public static CallRequest NewRequest(string? password = null) => new()
    {
        RequestUri = "sip:+15550100@carrier.example",
        FromUri = "sip:+15550199@campaigns.example",
        FromDisplayName = "Ann \"A\" O'Neil",
        CallId = $"call-{Interlocked.Increment(ref _calls)}-{Guid.NewGuid():n}",
        FromTag = Guid.NewGuid().ToString("n"),
        Credentials = password is null ? null : new DigestCredentials("trunk", password),
    };

    /// <summary>The scenario went as written, from the peer's point of view.</summary>
    public async Task AssertScenarioPassedAsync()
    {
        var outcome = await Sipp.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(outcome.ExitCode == 0, $"{outcome}\n{Sipp.ReadMessages()}");
    }

    public async ValueTask DisposeAsync()
    {
        await Endpoint.DisposeAsync();
        await Sipp.DisposeAsync();
    }
}
