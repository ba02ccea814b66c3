using System.Net;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Outbound;
using Campaigns.Domain.Ports;
using Campaigns.Telephony.Conversations;
using Campaigns.Telephony.Outbound;
using Campaigns.Testing.Sipp;
using Microsoft.Extensions.Logging.Abstractions;

namespace Campaigns.Telephony.Tests.Conversations;

/// <summary>Whole calls to agents behind a SIP address. SIPp is the agent, and SIPp the carrier; the person's audio is the test's own.</summary>
public sealed class SipAgentCallTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_agent_is_told_of_the_call_and_hears_the_person_who_hears_the_agent()
    {
        using var telephone = new TelephoneAudio(IPAddress.Loopback);
        await using var carrier = await CarrierAsync("person", telephone);
        await using var agent = await EchoAsync("agent");
        await using var originator = Originator();
        var order = OrderTo(carrier, agent.Port) with
        {
            DisplayName = "Ada\r\nVia: evil",
            Variables = new Dictionary<string, string> { ["offer"] = "spring sale" },
        };
        var call = originator.Place(order, new AllRecorded());

        // What comes back from the agent is what the person said: both directions of both legs carry it.
        await telephone.SpeakUntilAsync(samples => TelephoneAudio.IsTone(samples), Cancellation).WaitAsync(Patience, Cancellation);
        call.HangUp(CallEndReason.CampaignCancelled);

        var outcome = await call.Completion.WaitAsync(Patience, Cancellation);
        Assert.Equal(CallEndReason.CampaignCancelled, outcome.OurReason);
        Assert.Null(outcome.Details?.AssistantFailure);

        // Either exits with 0 only when its scenario was followed to our BYE: the agent's checked the headers, too.
        await AllFollowedAsync(carrier, agent);
        Assert.Equal(0, originator.Load.CallsInFlight);
    }

    [Fact]
    public async Task An_agent_that_hangs_up_ends_the_call()
    {
        using var telephone = new TelephoneAudio(IPAddress.Loopback);
        await using var carrier = await CarrierAsync("person", telephone);
        await using var agent = await EchoAsync("agent-hangs-up");
        await using var originator = Originator();

        var outcome = await originator.Place(OrderTo(carrier, agent.Port), new AllRecorded()).Completion.WaitAsync(Patience, Cancellation);

        Assert.Equal((CallEndReason.AssistantHungUp, CallParty.Us), (outcome.OurReason, outcome.EndedBy));
        Assert.Equal(new CallVerdict(Disposition.Answered, "assistantHungUp"), OutcomeTable.Classify(outcome));
        await AllFollowedAsync(carrier, agent);
    }

    [Fact]
    public async Task A_person_who_hangs_up_ends_the_agent_s_leg()
    {
        using var telephone = new TelephoneAudio(IPAddress.Loopback);
        await using var carrier = await CarrierAsync("person-hangs-up", telephone);
        await using var agent = await EchoAsync("agent-plain");
        await using var originator = Originator();

        var outcome = await originator.Place(OrderTo(carrier, agent.Port), new AllRecorded()).Completion.WaitAsync(Patience, Cancellation);

        Assert.Equal((null, CallParty.FarEnd), (outcome.OurReason, outcome.EndedBy));
        await AllFollowedAsync(carrier, agent);
    }

    [Theory]
    [InlineData("refuse-486", "The agent's side refused the call: 486")]
    [InlineData("refuse-302", "The agent's side refused the call: 302")] // Never followed: nobody looked at where it leads.
    public async Task An_agent_that_refuses_or_redirects_leaves_the_person_with_the_fallback(string scenario, string failure)
    {
        using var telephone = new TelephoneAudio(IPAddress.Loopback);
        await using var carrier = await CarrierAsync("person", telephone);
        await using var agent = await SippProcess.StartAsync(new SippOptions { ScenarioFile = ScenarioFile(scenario), Calls = 1 }, Cancellation);
        await using var originator = Originator();

        var outcome = await originator.Place(OrderTo(carrier, agent.Port), new AllRecorded()).Completion.WaitAsync(Patience, Cancellation);

        Assert.Equal(CallEndReason.AssistantFailed, outcome.OurReason);
        Assert.StartsWith(failure, outcome.Details!.AssistantFailure, StringComparison.Ordinal);
        Assert.Equal("assistantFailed", OutcomeTable.Classify(outcome).Cause);
        await AllFollowedAsync(carrier, agent);
    }

    [Fact]
    public async Task An_agent_can_not_lead_requests_or_audio_into_a_network_that_the_guard_closes()
    {
        using var telephone = new TelephoneAudio(IPAddress.Loopback);
        using var inside = new TelephoneAudio(IPAddress.Parse("127.0.0.3"));
        await using var carrier = await CarrierAsync("person", telephone);
        await using var agent = await SippProcess.StartAsync(
            new SippOptions { ScenarioFile = ScenarioFile("agent-leads-astray"), Calls = 1, Arguments = ["-key", "inside_port", $"{inside.Port}"] }, Cancellation);
        var onlyThis = new OutboundResolver(new OutboundAddressRule([IPNetwork.Parse("127.0.0.1/32")]), static (_, _) => Task.FromResult(new[] { IPAddress.Loopback }));
        await using var originator = Originator(TestBook.Of(resolver: onlyThis));
        var call = originator.Place(OrderTo(carrier, agent.Port), new AllRecorded());

        // The agent has our ACK when the person has heard a second of the bridged call, if only its silence.
        for (var packets = 0; packets < 50; packets++)
        {
            await telephone.ReceiveAsync(Cancellation).WaitAsync(Patience, Cancellation);
        }

        call.HangUp(CallEndReason.CampaignCancelled);
        await call.Completion.WaitAsync(Patience, Cancellation);

        // ACK and BYE came to the agent itself, and nothing to where its Contact and its session description point.
        await AllFollowedAsync(carrier, agent);
        Assert.Equal(0, inside.Waiting);
    }

    [Fact]
    public async Task A_carrier_that_takes_the_REFER_gets_the_call_and_our_BYE()
    {
        await using var carrier = await SippProcess.StartAsync(new SippOptions { ScenarioFile = ScenarioFile("person-referred"), Calls = 1 }, Cancellation);
        await using var originator = Originator();
        var order = OrderTo(carrier, agentPort: 5099);
        order = order with { Assistant = order.Assistant with { Sip = order.Assistant.Sip! with { Refer = true } } };

        var outcome = await originator.Place(order, new AllRecorded()).Completion.WaitAsync(Patience, Cancellation);

        Assert.Equal(CallEndReason.Transferred, outcome.OurReason);
        Assert.Equal("sip:agent@127.0.0.1:5099", outcome.Details!.TransferredTo);
        await AllFollowedAsync(carrier);
    }

    [Fact]
    public async Task After_a_re_INVITE_the_audio_flows_at_the_new_address_and_no_longer_at_the_old()
    {
        using var before = new TelephoneAudio(IPAddress.Loopback);
        using var after = new TelephoneAudio(IPAddress.Parse("127.0.0.2"));
        await using var carrier = await SippProcess.StartAsync(
            new SippOptions { ScenarioFile = ScenarioFile("person-moves"), Calls = 1, Arguments = ["-key", "audio_port", $"{before.Port}", "-key", "new_port", $"{after.Port}"] },
            Cancellation);
        var hears = new ToneWatcher();
        await using var originator = Originator(hears);
        var assistant = new AssistantSettings { Name = "Patient", Afterwards = AfterAnnouncement.StayOnLine };
        var call = originator.Place(TestOrder.Of(assistant, carrier.Port), new AllRecorded());

        var (_, from) = await before.ReceiveAsync(Cancellation).WaitAsync(Patience, Cancellation);
        await after.SpeakUntilAsync(_ => hears.Tone.IsCompleted, Cancellation).WaitAsync(Patience, Cancellation);

        // What was on its way when the address changed is long there; from here on the old one stays silent.
        await DrainAsync(before);
        for (var packets = 0; packets < 10; packets++)
        {
            Assert.Equal(from.Port, (await after.ReceiveAsync(Cancellation).WaitAsync(Patience, Cancellation)).From.Port);
        }

        Assert.Equal(0, before.Waiting);
        call.HangUp(CallEndReason.CampaignCancelled);
        await call.Completion.WaitAsync(Patience, Cancellation);
        await AllFollowedAsync(carrier);
    }

    private static async Task DrainAsync(TelephoneAudio audio)
    {
        while (audio.Waiting > 0)
        {
            await audio.ReceiveAsync(Cancellation);
        }
    }

    private static async Task AllFollowedAsync(params SippProcess[] peers)
    {
        foreach (var peer in peers)
        {
            var outcome = await peer.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);
            Assert.True(outcome.ExitCode == 0, outcome.ToString());
        }
    }

    private static string ScenarioFile(string name) => Path.Combine(AppContext.BaseDirectory, "Scenarios", $"{name}.xml");

    private static Task<SippProcess> CarrierAsync(string scenario, TelephoneAudio telephone) => SippProcess.StartAsync(
        new SippOptions { ScenarioFile = ScenarioFile(scenario), Calls = 1, Arguments = ["-key", "audio_port", $"{telephone.Port}"] }, Cancellation);

    private static Task<SippProcess> EchoAsync(string scenario) => SippProcess.StartAsync(
        new SippOptions { ScenarioFile = ScenarioFile(scenario), Calls = 1, Arguments = ["-rtp_echo", "-mi", "127.0.0.1", "-mp", $"{SippProcess.FreePort()}"] }, Cancellation);

    private static SipCallOriginator Originator(params ICallWatcher[] watchers) => Originator(TestBook.Of(), watchers);

    private static SipCallOriginator Originator(IConversations conversations, params ICallWatcher[] watchers) => new(
        new TelephonyOptions { LocalAddress = "127.0.0.1", MaxCalls = 10 },
        conversations,
        watchers,
        TimeProvider.System,
        NullLogger<SipCallOriginator>.Instance);

    private static CallOrder OrderTo(SippProcess carrier, int agentPort) => TestOrder.Of(
        new AssistantSettings
        {
            Name = "Agent",
            Kind = AssistantKind.Sip,
            Disclosure = new Disclosure { Enabled = false },
            Sip = new SipAgent { Uri = $"sip:agent@127.0.0.1:{agentPort}" },
        },
        carrier.Port);

    private sealed class AllRecorded : ICallEvents
    {
        public void Ringing()
        {
        }

        public ValueTask<bool> AnsweredAsync(RecordedDialog dialog) => ValueTask.FromResult(true);
    }

    private sealed class ToneWatcher : ICallWatcher, ICallListener
    {
        private readonly TaskCompletionSource _tone = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Tone => _tone.Task;

        public void Watch(TalkingCall call) => call.Leg.Listen(this);

        void ICallListener.Heard(ReadOnlySpan<short> frame)
        {
            if (TelephoneAudio.IsTone(frame))
            {
                _tone.TrySetResult();
            }
        }
    }
}
