using Campaigns.Domain.Amd;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Sip.Rtp;
using Campaigns.Telephony.Announcements;
using Campaigns.Telephony.Conversations;
using Campaigns.Telephony.Tests.Conversations;
using Campaigns.Telephony.Voicemail;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Campaigns.Telephony.Tests.Voicemail;

/// <summary>A call of 20 ms beats that the test gives: at each something is heard, and what plays is sent.</summary>
public sealed class VoicemailWatcherTests
{
    private const string DropKey = "campaigns/1/drop.wav";
    private const short Loud = 4000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TestLeg _leg = new();
    private readonly FakeTimeProvider _time = new();
    private readonly Talking _assistant = new();
    private TalkingCall? _call;

    [Fact]
    public async Task On_a_machine_the_assistant_stops_and_the_message_is_left_after_the_beep()
    {
        var talking = Talk(new VoicemailSettings { MessageAudioKey = DropKey });
        var assistant = await _leg.NextAsync();

        Hear(2000, Voice);

        Assert.False(await assistant.Completion.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Hear(1000, Voice);
        Hear(400, Silence);
        Assert.Null(_leg.Playing);
        Hear(400, Beep);
        Hear(200, Silence);

        var message = await _leg.NextAsync();
        Assert.False(message.Completion.IsCompleted);
        message.End(playedToEnd: true);
        Assert.Equal(CallEndReason.MessageDropped, await ReasonAsync(talking));
        var detection = Found();
        Assert.Equal((AmdVerdict.Machine, AmdCause.LongGreeting, false), (detection.Verdict, detection.Cause, detection.Corrected));
        Assert.InRange(detection.TookMs, 1500, 2000);
        Assert.Equal(GreetingEnd.Beep, detection.GreetingEnd);
        Assert.True(detection.MessageDropped);
        Assert.Equal(new CallVerdict(Disposition.Voicemail, "messageDropped"), Verdict(CallEndReason.MessageDropped));
    }

    [Fact]
    public async Task Without_a_beep_the_message_is_left_after_a_silence_and_said_again_if_the_beep_comes_late()
    {
        var talking = Talk(new VoicemailSettings());
        await _leg.NextAsync();
        Hear(2000, Voice);

        Hear(2100, Silence);

        var first = await _leg.NextAsync();
        Hear(300, Silence);
        Hear(400, Beep);
        Hear(200, Silence);
        var second = await _leg.NextAsync();
        Assert.False(await first.Completion.WaitAsync(Patience, TestContext.Current.CancellationToken));
        second.End(playedToEnd: true);
        Assert.Equal(CallEndReason.MessageDropped, await ReasonAsync(talking));
        Assert.Equal(GreetingEnd.Silence, Found().GreetingEnd);
    }

    [Fact]
    public async Task A_far_end_that_hangs_up_in_between_has_no_message()
    {
        var talking = Talk(new VoicemailSettings());
        await _leg.NextAsync();
        Hear(3000, Voice);

        _leg.FarEndHangsUp();

        Assert.Null(await ReasonAsync(talking));
        Assert.False(Found().MessageDropped);
        Assert.Equal(Disposition.Voicemail, Verdict(null).Disposition);
    }

    [Fact]
    public async Task A_machine_can_be_hung_up_on_at_once()
    {
        var talking = Talk(new VoicemailSettings { Action = VoicemailAction.HangUp });
        await _leg.NextAsync();

        Hear(2000, Voice);

        Assert.Equal(CallEndReason.MachineAnswered, await ReasonAsync(talking));
        Assert.Null(Found().MessageDropped);
        Assert.Equal(new CallVerdict(Disposition.Voicemail, "machineAnswered"), Verdict(CallEndReason.MachineAnswered));
    }

    [Fact]
    public async Task The_assistant_may_go_on_talking_to_a_machine()
    {
        var talking = Talk(new VoicemailSettings { Action = VoicemailAction.ConnectAssistant });
        var assistant = await _leg.NextAsync();

        Hear(3000, Voice);

        Assert.False(assistant.Completion.IsCompleted);
        assistant.End(playedToEnd: true);
        Assert.Equal(CallEndReason.AnnouncementEnded, await ReasonAsync(talking));
        Assert.Equal(AmdVerdict.Machine, Found().Verdict);
    }

    [Fact]
    public async Task A_person_hears_the_assistant_from_the_first_moment_to_its_end()
    {
        var talking = Talk(new VoicemailSettings());
        var assistant = await _leg.NextAsync();

        Hear(600, Voice);
        Hear(3000, Silence);

        Assert.False(assistant.Completion.IsCompleted);
        assistant.End(playedToEnd: true);
        Assert.Equal(CallEndReason.AnnouncementEnded, await ReasonAsync(talking));
        Assert.Equal((AmdVerdict.Human, AmdCause.Human), (Found().Verdict, Found().Cause));
        Assert.Equal(Disposition.Answered, Verdict(CallEndReason.AnnouncementEnded).Disposition);
    }

    [Fact]
    public async Task A_beep_corrects_a_verdict_and_the_message_is_left_at_once()
    {
        var talking = Talk(new VoicemailSettings());
        var assistant = await _leg.NextAsync();
        Hear(600, Voice);
        Hear(1000, Silence);
        Assert.False(assistant.Completion.IsCompleted);
        Hear(3000, Voice);
        Hear(400, Beep);

        Hear(200, Silence);

        (await _leg.NextAsync()).End(playedToEnd: true);
        Assert.Equal(CallEndReason.MessageDropped, await ReasonAsync(talking));
        Assert.Equal((AmdVerdict.Machine, AmdCause.Beep, true), (Found().Verdict, Found().Cause, Found().Corrected));
    }

    [Fact]
    public async Task A_campaign_may_keep_the_assistant_silent_until_the_verdict()
    {
        var talking = Talk(new VoicemailSettings { WaitForVerdict = true });

        Hear(600, Voice);
        Assert.Empty(_leg.Played);
        Hear(900, Silence);

        (await _leg.NextAsync()).End(playedToEnd: true);
        Assert.Equal(CallEndReason.AnnouncementEnded, await ReasonAsync(talking));
        Assert.Single(_leg.Played);
    }

    [Fact]
    public async Task A_campaign_that_waits_says_nothing_to_a_machine_but_its_message()
    {
        var talking = Talk(new VoicemailSettings { WaitForVerdict = true });

        Hear(3000, Voice);
        Hear(2100, Silence);

        (await _leg.NextAsync()).End(playedToEnd: true);
        Assert.Equal(CallEndReason.MessageDropped, await ReasonAsync(talking));
        Assert.Single(_leg.Played);
        Assert.Equal(0, _assistant.Began);
    }

    [Fact]
    public async Task Waiting_has_an_end_when_nothing_arrives()
    {
        var talking = Talk(new VoicemailSettings { WaitForVerdict = true });

        for (var beat = 0; beat < 250; beat++)
        {
            _leg.Beat();
        }

        (await _leg.NextAsync()).End(playedToEnd: true);
        Assert.Equal(CallEndReason.AnnouncementEnded, await ReasonAsync(talking));
        Assert.Equal((AmdVerdict.Unsure, AmdCause.NoAudioData), (Found().Verdict, Found().Cause));
    }

    [Fact]
    public async Task Waiting_has_an_end_when_the_call_has_no_beat()
    {
        var talking = Talk(new VoicemailSettings { WaitForVerdict = true });

        _time.Advance(TimeSpan.FromSeconds(7));

        (await _leg.NextAsync()).End(playedToEnd: true);
        Assert.Equal(CallEndReason.AnnouncementEnded, await ReasonAsync(talking));
    }

    [Fact]
    public async Task Frames_that_are_missing_count_as_silence()
    {
        var talking = Talk(new VoicemailSettings());
        var assistant = await _leg.NextAsync();
        Hear(600, Voice);

        // A far end that sends nothing while it is silent.
        for (var beat = 0; beat < 60; beat++)
        {
            _leg.Beat();
        }

        assistant.End(playedToEnd: true);
        await ReasonAsync(talking);
        Assert.Equal(AmdVerdict.Human, Found().Verdict);
    }

    [Fact]
    public async Task Nobody_listens_when_detection_is_off()
    {
        var talking = Talk(new VoicemailSettings { Detection = false });
        var assistant = await _leg.NextAsync();

        Hear(4000, Voice);

        Assert.False(assistant.Completion.IsCompleted);
        assistant.End(playedToEnd: true);
        await ReasonAsync(talking);
        Assert.Null(_call!.Annotate(Ended(null)).Details?.Detection);
    }

    private static short Voice(int n) => n % 2000 < 1700 ? (short)(Loud * Math.Sin(2 * Math.PI * 150 * n / 8000) + (Loud * Math.Sin(2 * Math.PI * 470 * n / 8000))) : (short)0;

    private static short Beep(int n) => (short)(2 * Loud * Math.Sin(2 * Math.PI * 1000 * n / 8000));

    private static short Silence(int n) => 0;

    private static Task<CallEndReason?> ReasonAsync(Task<CallEndReason?> talking) => talking.WaitAsync(Patience, TestContext.Current.CancellationToken);

    private static CallOutcome Ended(CallEndReason? reason) =>
        new() { CallId = "1", AnsweredAt = Instant.MinValue, EndedAt = Instant.MinValue, OurReason = reason };

    private void Hear(int milliseconds, Func<int, short> sampleAt)
    {
        for (var start = 0; start < milliseconds * 8; start += Frame.Length)
        {
            var from = start;
            _leg.Hear([.. Enumerable.Range(0, Frame.Length).Select(n => sampleAt(from + n))]);
            _leg.Beat();
        }
    }

    private Task<CallEndReason?> Talk(VoicemailSettings voicemail)
    {
        var order = TestOrder.Of(new AssistantSettings { Name = "Test" }) with { Voicemail = voicemail };
        var messages = new DropMessages(new AnnouncementLibrary(new NoAudio()), NullLogger<DropMessages>.Instance);
        _call = new TalkingCall(order, _leg, new TestSignalling(), _assistant, [new VoicemailWatcher(new TelephonyOptions(), messages, _time)]);
        return _call.RunAsync();
    }

    private Detection Found() => _call!.Annotate(Ended(null)).Details!.Detection!;

    private CallVerdict Verdict(CallEndReason? reason) => OutcomeTable.Classify(_call!.Annotate(Ended(reason)));

    private sealed class Talking : IConversation
    {
        private int _began;

        public int Began => Volatile.Read(ref _began);

        public async Task<CallEndReason?> RunAsync(TalkingCall call, CancellationToken stop)
        {
            Interlocked.Increment(ref _began);
            var clip = new AudioClip(new short[8000 * 60]);
            await call.Leg.Play(new ClipFrames(clip)).Completion.WaitAsync(stop);
            stop.ThrowIfCancellationRequested();
            return CallEndReason.AnnouncementEnded;
        }
    }
}
