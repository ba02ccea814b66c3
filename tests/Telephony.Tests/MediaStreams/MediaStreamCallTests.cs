using System.Net;
using System.Net.Sockets;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;
using Campaigns.Telephony.Tests.Conversations;
using Campaigns.Testing.Sipp;
using Microsoft.Extensions.Logging.Abstractions;

namespace Campaigns.Telephony.Tests.MediaStreams;

/// <summary>Whole calls to agents behind a WebSocket: SIPp answers and sends back what it hears.</summary>
public sealed class MediaStreamCallTests
{
    private const string Token = "0123456789abcdef0123456789abcdef";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly AssistantId Assistant = new(Guid.Parse("0198f000-0000-7000-8000-000000000001"));

    [Fact]
    public async Task An_agent_of_somebody_else_s_making_talks_hears_and_ends_the_call()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var agent = await AgentProcess.StartAsync(Token, cancel);
        await using var carrier = await SippProcess.StartAsync(Echo(), cancel);
        await using var originator = Originator();
        var order = OrderTo(carrier.Port, agent.Port) with { Variables = new Dictionary<string, string> { ["offer"] = "spring \"sale\"" } };

        var call = originator.Place(order, new AllRecorded());

        Assert.True((await agent.NextAsync("signed", cancel).WaitAsync(Patience, cancel))["signed"]!.GetValue<bool>());
        await agent.NextAsync("twilio", cancel).WaitAsync(Patience, cancel);
        var start = (await agent.NextAsync("twilio", cancel).WaitAsync(Patience, cancel))["twilio"]!;
        Assert.Equal("start", start["event"]!.GetValue<string>());
        Assert.Equal("spring \"sale\"", start["start"]!["customParameters"]!["offer"]!.GetValue<string>());
        Assert.Equal(order.CalledNumber, start["start"]!["customParameters"]!["to"]!.GetValue<string>());
        Assert.Equal(AgentAccount.SidOf(Assistant), start["start"]!["accountSid"]!.GetValue<string>());

        // The model greeted; the echo of its own words is what it heard. It leaves when both are done: that ends the call.
        await agent.NextAsync("closed", cancel).WaitAsync(Patience, cancel);
        var outcome = await call.Completion.WaitAsync(Patience, cancel);
        Assert.Equal(CallEndReason.AssistantHungUp, outcome.OurReason);
        Assert.Null(outcome.Details?.AssistantFailure);
        Assert.Equal(0, (await carrier.WaitForExitAsync(cancel)).ExitCode);
    }

    [Fact]
    public async Task An_agent_that_is_not_there_leaves_the_caller_with_the_fallback()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var carrier = await SippProcess.StartAsync(Echo(), cancel);
        await using var originator = Originator();

        var outcome = await originator.Place(OrderTo(carrier.Port, SippProcess.FreePort()), new AllRecorded()).Completion.WaitAsync(Patience, cancel);

        Assert.Equal(CallEndReason.AssistantFailed, outcome.OurReason);
        Assert.StartsWith("The agent could not be reached", outcome.Details!.AssistantFailure, StringComparison.Ordinal);
        Assert.Equal(Disposition.Answered, OutcomeTable.Classify(outcome).Disposition);
        Assert.Equal(0, originator.Load.CallsInFlight);
    }

    [Fact]
    public async Task An_agent_that_never_answers_the_upgrade_is_too_slow()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        await using var carrier = await SippProcess.StartAsync(Echo(), cancel);
        await using var originator = Originator();

        var outcome = await originator.Place(OrderTo(carrier.Port, ((IPEndPoint)mute.LocalEndpoint).Port), new AllRecorded()).Completion.WaitAsync(Patience, cancel);

        Assert.Equal(CallEndReason.AssistantFailed, outcome.OurReason);
        Assert.Equal("The agent did not accept the connection within 5 s", outcome.Details!.AssistantFailure);
    }

    [Fact]
    public async Task An_agent_that_dies_in_the_call_leaves_the_caller_with_the_fallback()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var carrier = await SippProcess.StartAsync(Echo(), cancel);
        await using var originator = Originator();
        IPlacedCall call;
        await using (var agent = await AgentProcess.StartAsync(Token, cancel))
        {
            call = originator.Place(OrderTo(carrier.Port, agent.Port), new AllRecorded());
            await agent.NextAsync("twilio", cancel).WaitAsync(Patience, cancel);
        }

        var outcome = await call.Completion.WaitAsync(Patience, cancel);

        Assert.Equal(CallEndReason.AssistantFailed, outcome.OurReason);
        Assert.Equal("The connection to the agent broke", outcome.Details!.AssistantFailure);
    }

    private static SippOptions Echo() =>
        new() { BuiltIn = "uas", Calls = 1, Arguments = ["-rtp_echo", "-mi", "127.0.0.1", "-mp", $"{SippProcess.FreePort()}"] };

    private static SipCallOriginator Originator() => new(
        new TelephonyOptions { LocalAddress = "127.0.0.1", MaxCalls = 10 },
        TestBook.Of(),
        [],
        TimeProvider.System,
        NullLogger<SipCallOriginator>.Instance);

    private static CallOrder OrderTo(int carrier, int agent) => TestOrder.Of(
        new AssistantSettings
        {
            Name = "Agent",
            Kind = AssistantKind.MediaStream,
            Disclosure = new Disclosure { Enabled = false },
            MediaStream = new MediaStreamAgent { Url = $"ws://127.0.0.1:{agent}/media?bot=1", AuthToken = Token },
        },
        carrier) with
    { AssistantId = Assistant };

    private sealed class AllRecorded : ICallEvents
    {
        public void Ringing()
        {
        }

        public ValueTask<bool> AnsweredAsync(RecordedDialog dialog) => ValueTask.FromResult(true);
    }
}
