using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Testing.Sipp;
using Campaigns.Telephony.Conversations;
using NodaTime;

namespace Campaigns.Telephony.SipSorcery.Tests.Built;

/// <summary>What the contract's single calls don't show.</summary>
public sealed class CallsAtOnceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Each_of_many_hang_ups_by_the_far_end_at_once_is_answered_and_reported()
    {
        // Disposing a session inside one of SIPSorcery's events once blocked the receiving thread for all calls.
        const int Calls = 200;
        await using var carrier = await SippProcess.StartAsync(
            new SippOptions { ScenarioFile = Path.Combine(AppContext.BaseDirectory, "Scenarios", "hold-then-bye.xml"), Calls = Calls },
            TestContext.Current.CancellationToken);
        var originator = Originators.Create(carriesAudio: true);
        await using var disposal = (IAsyncDisposable)originator;

        var calls = Enumerable.Range(0, Calls).Select(_ => originator.Place(OrderTo(carrier.Port), new Recorder())).ToList();
        var outcomes = await Task.WhenAll(calls.Select(call => call.Completion)).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.All(outcomes, outcome => Assert.Equal((200, CallParty.FarEnd, CallFailure.None), (outcome.SipStatus, outcome.EndedBy, outcome.Failure)));
        Assert.Equal((0, 0), (originator.Load.CallsInFlight, originator.Load.CallsAnswered));
        Assert.Equal(0, (await carrier.WaitForExitAsync(TestContext.Current.CancellationToken)).ExitCode);
    }

    [Fact]
    public async Task More_calls_a_second_than_admitted_are_an_outcome_and_no_exception()
    {
        var originator = Originators.Create(callsPerSecond: 2);
        await using var disposal = (IAsyncDisposable)originator;
        var nobody = SippProcess.FreePort();

        var calls = Enumerable.Range(0, 10).Select(_ => originator.Place(OrderTo(nobody), new Recorder())).ToList();
        var outcomes = await Task.WhenAll(calls.Select(call => call.Completion)).WaitAsync(Patience, TestContext.Current.CancellationToken);

        // Two at once, and what the time of placing them adds.
        var refused = outcomes.Where(outcome => outcome.Failure is CallFailure.NotAdmitted).ToList();
        Assert.InRange(refused.Count, 5, 8);
        Assert.All(refused, outcome => Assert.Null(outcome.InviteAt));
    }

    [Fact]
    public async Task A_call_over_the_limit_is_an_outcome_and_no_exception()
    {
        var originator = Originators.Create(maxCalls: 1);
        await using var disposal = (IAsyncDisposable)originator;
        _ = originator.Place(OrderTo(SippProcess.FreePort()), new Recorder());

        var second = await originator.Place(OrderTo(SippProcess.FreePort()), new Recorder()).Completion.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(CallFailure.NotAdmitted, second.Failure);
    }

    [Fact]
    public async Task The_announcement_is_heard_by_the_far_end_and_its_echo_by_us()
    {
        await using var carrier = await SippProcess.StartAsync(
            new SippOptions { BuiltIn = "uas", Calls = 1, Arguments = ["-rtp_echo"] }, TestContext.Current.CancellationToken);
        var ears = new Ears();
        var originator = Originators.Create(carriesAudio: true, watchers: ears);
        await using var disposal = (IAsyncDisposable)originator;

        var order = OrderTo(carrier.Port) with { Assistant = new AssistantSettings { Name = "Announcement", Afterwards = AfterAnnouncement.HangUp } };
        var outcome = await originator.Place(order, new Recorder()).Completion.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal((CallParty.Us, CallEndReason.AnnouncementEnded), (outcome.EndedBy, outcome.OurReason));
        Assert.True(outcome.Details?.Media is { PacketsSent: > 50, PacketsReceived: > 50 }, outcome.Details?.Media?.ToString());
        Assert.True(ears.Loudest > 1000, $"the loudest sample heard was {ears.Loudest}");
    }

    [Fact]
    public async Task Another_silo_hangs_up_a_call_by_its_record()
    {
        await using var carrier = await SippProcess.StartAsync(new SippOptions { BuiltIn = "uas", Calls = 1 }, TestContext.Current.CancellationToken);
        var dialling = Originators.Create();
        await using var disposal = (IAsyncDisposable)dialling;
        var other = Originators.Create();
        await using var otherDisposal = (IAsyncDisposable)other;
        var recorder = new Recorder();
        var order = OrderTo(carrier.Port);
        _ = dialling.Place(order, recorder);
        var dialog = await recorder.Answered.WaitAsync(Patience, TestContext.Current.CancellationToken);

        // SIPp sends its 200 to the address the call came from, so the wait for it is given up; that it took the BYE its exit code says.
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var hangUp = other.HangUpRecordedAsync(dialog, order.Trunk, giveUp.Token);
        Assert.Equal(0, (await carrier.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken)).ExitCode);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hangUp);
    }

    private static CallOrder OrderTo(int port) => new()
    {
        CallId = $"sorcery-{Guid.NewGuid():n}",
        LocalTag = Guid.NewGuid().ToString("n"),
        Trunk = new TrunkSettings { Name = "SIPp", Host = "127.0.0.1", Port = port, CallerNumbers = ["+12025550100"] },
        CallerNumber = "+12025550100",
        CalledNumber = "+12025550123",
        RingTimeout = Duration.FromSeconds(60),
        MaxCallDuration = Duration.FromSeconds(60),
        Assistant = new AssistantSettings { Name = "Listener", Afterwards = AfterAnnouncement.StayOnLine },
    };

    private sealed class Recorder : ICallEvents
    {
        private readonly TaskCompletionSource<RecordedDialog> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<RecordedDialog> Answered => _answered.Task;

        public void Ringing()
        {
        }

        public ValueTask<bool> AnsweredAsync(RecordedDialog dialog)
        {
            _answered.TrySetResult(dialog);
            return ValueTask.FromResult(true);
        }
    }

    private sealed class Ears : ICallWatcher, ICallListener
    {
        private int _loudest;

        public int Loudest => Volatile.Read(ref _loudest);

        public void Watch(TalkingCall call) => call.Leg.Listen(this);

        public void Heard(ReadOnlySpan<short> frame)
        {
            foreach (var sample in frame)
            {
                Volatile.Write(ref _loudest, Math.Max(_loudest, Math.Abs((int)sample)));
            }
        }
    }
}
