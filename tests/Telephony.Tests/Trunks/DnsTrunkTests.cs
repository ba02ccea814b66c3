using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Testing.Sipp;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Campaigns.Telephony.Tests.Trunks;

/// <summary>RFC 3263 with a real DNS server, a real resolver and SIPp.</summary>
public sealed class DnsTrunkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_second_server_of_SRV_takes_the_call_when_nobody_listens_at_the_first()
    {
        await using var carrier = await SippProcess.StartAsync(new SippOptions { BuiltIn = "uas", Calls = 1 }, TestContext.Current.CancellationToken);
        await using var dns = new TestDns()
            .Service("_sip._udp.carrier.test", "one.carrier.test", SippProcess.FreePort(), priority: 10)
            .Service("_sip._udp.carrier.test", "gone.carrier.test", 5060, priority: 15)
            .Service("_sip._udp.carrier.test", "two.carrier.test", carrier.Port, priority: 20)
            .Address("one.carrier.test", "127.0.0.1")
            .Address("two.carrier.test", "127.0.0.1");
        await using var originator = Originator(dns);
        var trunk = TrunkAt("carrier.test");

        var outcome = await originator.Place(OrderOver(trunk), new TakeEverything()).Completion.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(200, outcome.SipStatus);
        Assert.Equal(2, outcome.InviteTransmissions);
        Assert.Equal(0, (await carrier.WaitForExitAsync(TestContext.Current.CancellationToken)).ExitCode);
        var endpoints = originator.ReachabilityOf(trunk)!.Endpoints;
        Assert.Equal($"127.0.0.1:{carrier.Port}", endpoints[1].Address);
        Assert.Contains("ConnectionRefused", endpoints[0].Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_without_SRV_is_asked_for_its_address()
    {
        await using var dns = new TestDns().Address("carrier.test", "127.0.0.1");
        await using var originator = Originator(dns);

        // Nobody has to listen at the default port: where the call went is told by the trunk's state.
        await originator.Place(OrderOver(TrunkAt("carrier.test") with { Transport = TrunkTransport.Tcp }), new TakeEverything()).Completion
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(["_sip._tcp.carrier.test SRV", "carrier.test A"], dns.Questions);
        Assert.Equal(
            "127.0.0.1:5060;transport=tcp",
            Assert.Single(originator.ReachabilityOf(TrunkAt("carrier.test") with { Transport = TrunkTransport.Tcp })!.Endpoints).Address);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_name_that_does_not_resolve_is_an_outcome(bool fails)
    {
        await using var dns = new TestDns { Fails = fails };
        await using var originator = Originator(dns);

        var outcome = await originator.Place(OrderOver(TrunkAt("carrier.test")), new TakeEverything()).Completion
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(CallFailure.NameNotResolved, outcome.Failure);
        Assert.Null(outcome.InviteAt);
    }

    private static SipCallOriginator Originator(TestDns dns) => new(
        new TelephonyOptions { Media = MediaMode.SignallingOnly, LocalAddress = "127.0.0.1", DnsServers = $"127.0.0.1:{dns.Port}" },
        TestBook.Of(),
        [],
        TimeProvider.System,
        NullLogger<SipCallOriginator>.Instance);

    private static TrunkSettings TrunkAt(string host) => new() { Name = "Carrier", Host = host, CallerNumbers = ["+12025550100"] };

    private static CallOrder OrderOver(TrunkSettings trunk) => new()
    {
        CallId = $"dns-{Guid.NewGuid():n}",
        LocalTag = "0123456789abcdef",
        Trunk = trunk,
        CallerNumber = "+12025550100",
        CalledNumber = "+12025550123",
        RingTimeout = Duration.FromSeconds(20),
        MaxCallDuration = Duration.FromSeconds(60),
        Assistant = new AssistantSettings { Name = "Announcement" },
    };

    private sealed class TakeEverything : ICallEvents
    {
        public void Ringing()
        {
        }

        public ValueTask<bool> AnsweredAsync(RecordedDialog dialog) => ValueTask.FromResult(true);
    }
}
