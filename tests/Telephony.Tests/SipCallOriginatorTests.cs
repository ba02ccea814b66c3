using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Telephony.Conversations;
using Campaigns.Testing.Sipp;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Campaigns.Telephony.Tests;

/// <summary>The adapter against SIPp's built-in server, which rings, answers and waits for our BYE.</summary>
public sealed class SipCallOriginatorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task An_answered_call_is_recorded_before_it_is_acknowledged_and_hung_up_after_the_announcement()
    {
        await using var carrier = await SippProcess.StartAsync(new SippOptions { BuiltIn = "uas", Calls = 1 }, TestContext.Current.CancellationToken);
        await using var originator = Originator();
        var events = new RecordedEvents(recorded: true);

        var outcome = await originator.Place(OrderTo(carrier.Port), events).Completion.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(200, outcome.SipStatus);
        Assert.Equal(CallEndReason.AnnouncementEnded, outcome.OurReason);
        Assert.Equal((CallParty.Us, CallFailure.None), (outcome.EndedBy, outcome.Failure));
        Assert.NotNull(outcome.RingingAt);
        Assert.True(outcome.InviteAt <= outcome.AnsweredAt && outcome.AnsweredAt <= outcome.EndedAt);
        Assert.Equal("order-1", events.Dialog!.CallId);
        Assert.Equal(outcome.RemoteTag, events.Dialog.RemoteTag);
        Assert.Equal(0, originator.Load.CallsInFlight);

        // SIPp exits with 0 only when INVITE, ACK and BYE came as its scenario expects.
        Assert.Equal(0, (await carrier.WaitForExitAsync(TestContext.Current.CancellationToken)).ExitCode);
    }

    [Fact]
    public async Task An_answer_that_could_not_be_recorded_does_not_stand()
    {
        await using var carrier = await SippProcess.StartAsync(new SippOptions { BuiltIn = "uas", Calls = 1 }, TestContext.Current.CancellationToken);
        await using var originator = Originator();

        var outcome = await originator.Place(OrderTo(carrier.Port), new RecordedEvents(recorded: false)).Completion
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(CallEndReason.AnswerNotRecorded, outcome.OurReason);
        Assert.NotNull(outcome.AnsweredAt);
    }

    [Fact]
    public async Task Another_silo_hangs_up_a_call_by_its_record()
    {
        await using var carrier = await SippProcess.StartAsync(new SippOptions { BuiltIn = "uas", Calls = 1 }, TestContext.Current.CancellationToken);
        await using var dialling = Originator();
        await using var other = Originator();
        var events = new RecordedEvents(recorded: true);
        var order = OrderTo(carrier.Port) with { Assistant = new AssistantSettings { Name = "Silent", Afterwards = AfterAnnouncement.StayOnLine } };
        var call = dialling.Place(order, events);
        var dialog = await events.Answered.WaitAsync(Patience, TestContext.Current.CancellationToken);

        // SIPp sends its 200 to the address the call came from, so the wait for it is given up; that it took the BYE its exit code says.
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var hangUp = other.HangUpRecordedAsync(dialog, order.Trunk, giveUp.Token);
        Assert.Equal(0, (await carrier.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken)).ExitCode);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hangUp);
        call.HangUp(CallEndReason.SiloShutdown);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_a_transport_failure()
    {
        await using var originator = Originator();

        var outcome = await originator.Place(OrderTo(SippProcess.FreePort()), new RecordedEvents(recorded: true)).Completion
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(CallFailure.TransportFailed, outcome.Failure);
        Assert.Null(outcome.SipStatus);
    }

    [Fact]
    public async Task A_call_over_the_limit_is_an_outcome_and_no_exception()
    {
        await using var originator = Originator(maxCalls: 1);
        var first = originator.Place(OrderTo(SippProcess.FreePort()) with { CallId = "first" }, new RecordedEvents(recorded: true));

        var second = await originator.Place(OrderTo(5060) with { CallId = "second" }, new RecordedEvents(recorded: true)).Completion;

        Assert.Equal(CallFailure.NotAdmitted, second.Failure);
        await first.Completion.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(0, originator.Load.CallsInFlight);
    }

    [Fact]
    public async Task The_far_end_hears_the_announcement_and_a_watcher_hears_the_far_end()
    {
        // SIPp sends back what it hears, so that our own announcement is what the far end says.
        var echo = new SippOptions { BuiltIn = "uas", Calls = 1, Arguments = ["-rtp_echo", "-mi", "127.0.0.1", "-mp", $"{SippProcess.FreePort()}"] };
        await using var carrier = await SippProcess.StartAsync(echo, TestContext.Current.CancellationToken);
        var watcher = new VoiceWatcher();
        await using var originator = Originator(media: MediaMode.Rtp, watchers: watcher);
        var order = OrderTo(carrier.Port) with { Assistant = new AssistantSettings { Name = "Patient", Afterwards = AfterAnnouncement.StayOnLine } };
        var call = originator.Place(order, new RecordedEvents(recorded: true));

        await watcher.Heard.WaitAsync(Patience, TestContext.Current.CancellationToken);
        call.HangUp(CallEndReason.CampaignCancelled);

        var outcome = await call.Completion.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(CallEndReason.CampaignCancelled, outcome.OurReason);
        Assert.Equal("a voice was heard", outcome.SipReason);
        Assert.Equal(0, (await carrier.WaitForExitAsync(TestContext.Current.CancellationToken)).ExitCode);
    }

    private static SipCallOriginator Originator(int maxCalls = 10, MediaMode media = MediaMode.SignallingOnly, params ICallWatcher[] watchers) => new(
        new TelephonyOptions { Media = media, LocalAddress = "127.0.0.1", MaxCalls = maxCalls },
        TestBook.Of(),
        watchers,
        TimeProvider.System,
        NullLogger<SipCallOriginator>.Instance);

    private static CallOrder OrderTo(int port) => new()
    {
        CallId = "order-1",
        LocalTag = "0123456789abcdef",
        Trunk = new TrunkSettings { Name = "SIPp", Host = "127.0.0.1", Port = port, CallerNumbers = ["+12025550100"] },
        CallerNumber = "+12025550100",
        CalledNumber = "+12025550123",
        RingTimeout = Duration.FromSeconds(20),
        MaxCallDuration = Duration.FromSeconds(60),
        Assistant = new AssistantSettings { Name = "Announcement" },
    };

    private sealed class RecordedEvents(bool recorded) : ICallEvents
    {
        private readonly TaskCompletionSource<RecordedDialog> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public RecordedDialog? Dialog { get; private set; }

        public Task<RecordedDialog> Answered => _answered.Task;

        public void Ringing()
        {
        }

        public ValueTask<bool> AnsweredAsync(RecordedDialog dialog)
        {
            Dialog = dialog;
            _answered.TrySetResult(dialog);
            return ValueTask.FromResult(recorded);
        }
    }

    private sealed class VoiceWatcher : ICallWatcher, ICallListener
    {
        private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TalkingCall? _call;

        public Task Heard => _heard.Task;

        public void Watch(TalkingCall call)
        {
            _call = call;
            call.Leg.Listen(this);
        }

        void ICallListener.Heard(ReadOnlySpan<short> frame)
        {
            if (frame.ContainsAnyInRange((short)1000, short.MaxValue) && !_heard.Task.IsCompleted)
            {
                _call!.Note(outcome => outcome with { SipReason = "a voice was heard" });
                _heard.SetResult();
            }
        }
    }
}
