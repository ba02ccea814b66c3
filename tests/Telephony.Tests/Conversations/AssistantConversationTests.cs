using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Telephony.Conversations;
using NodaTime;

namespace Campaigns.Telephony.Tests.Conversations;

public sealed class AssistantConversationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly AssistantSettings Plain = new() { Name = "Plain" };

    private readonly TestLeg _leg = new();
    private readonly TestSignalling _signalling = new();
    private readonly TestOptOuts _optOuts = new();
    private TalkingCall? _call;

    [Fact]
    public async Task Who_calls_is_said_first_then_how_to_opt_out_then_the_message()
    {
        var talking = Talk(Plain);

        await FinishAsync(3);

        Assert.Equal(CallEndReason.AnnouncementEnded, await ReasonAsync(talking));
        Assert.Equal(3, _leg.Played.Count);
    }

    [Fact]
    public async Task The_disclosure_can_be_switched_off()
    {
        var talking = Talk(Plain with { Disclosure = new Disclosure { Enabled = false } });

        await FinishAsync(1);

        Assert.Equal(CallEndReason.AnnouncementEnded, await ReasonAsync(talking));
    }

    [Theory]
    [InlineData(true, RecordingAnnouncement.Notice, 4)] // The opening, the notice, how to opt out, the message.
    [InlineData(false, RecordingAnnouncement.Notice, 2)] // Whoever doesn't say who calls says at least this.
    [InlineData(true, RecordingAnnouncement.Opening, 3)]
    public async Task That_the_call_is_recorded_is_said_before_the_message(bool opening, RecordingAnnouncement announcedBy, int played)
    {
        var talking = Talk(
            Plain with { Disclosure = new Disclosure { Enabled = opening } }, recording: new RecordingSettings { Enabled = true, AnnouncedBy = announcedBy });

        await FinishAsync(played);

        Assert.Equal(CallEndReason.AnnouncementEnded, await ReasonAsync(talking));
        Assert.Equal(played, _leg.Played.Count);
    }

    [Fact]
    public async Task The_opt_out_key_works_from_the_first_word_on_and_ends_the_call_after_its_confirmation()
    {
        var talking = Talk(Plain);
        var opening = await _leg.NextAsync();

        _leg.Press('9');

        Assert.False(await opening.Completion.WaitAsync(Patience, TestContext.Current.CancellationToken));
        var confirmation = await _leg.NextAsync();
        Assert.Equal(["+12025550123"], _optOuts.Numbers);
        confirmation.End(playedToEnd: true);
        Assert.Equal(CallEndReason.OptedOut, await ReasonAsync(talking));
        Assert.True(Details().OptedOut);
    }

    [Fact]
    public async Task Other_keys_change_nothing()
    {
        var talking = Talk(Plain with { Keypad = new Keypad { OptOut = null } });
        var opening = await _leg.NextAsync();

        _leg.Press('9');
        _leg.Press('5');

        opening.End(playedToEnd: true);
        await FinishAsync(1);
        Assert.Equal(CallEndReason.AnnouncementEnded, await ReasonAsync(talking));
        Assert.Empty(_optOuts.Numbers);
    }

    [Fact]
    public async Task Repeat_says_everything_again()
    {
        var talking = Talk(Plain with { Disclosure = new Disclosure { Enabled = false }, Keypad = new Keypad { Repeat = '1' } });
        var first = await _leg.NextAsync();

        _leg.Press('1');

        Assert.False(await first.Completion.WaitAsync(Patience, TestContext.Current.CancellationToken));

        // The message, and the moment in which a key can still be pressed.
        await FinishAsync(2);
        Assert.Equal(CallEndReason.AnnouncementEnded, await ReasonAsync(talking));
    }

    [Fact]
    public async Task Transfer_hands_the_call_over_and_notes_to_whom()
    {
        var talking = Talk(Plain with { Keypad = new Keypad { Transfer = '0', TransferTo = "sip:desk@127.0.0.1:5070" } });
        await _leg.NextAsync();

        _leg.Press('0');

        Assert.Equal(CallEndReason.Transferred, await ReasonAsync(talking));
        Assert.Equal(new SipTarget("desk", "127.0.0.1", 5070), _signalling.TransferredTo);
        Assert.Equal("sip:desk@127.0.0.1:5070", Details().TransferredTo);
    }

    [Theory]
    [InlineData("sip:desk@10.1.2.3:5070")]
    [InlineData("sip:desk@127.0.0.1:5070")]
    public async Task A_transfer_that_is_forbidden_or_refused_ends_with_an_apology(string target)
    {
        _signalling.Refusal = "The transfer failed with SIP status 603";
        var talking = Talk(Plain with { Keypad = new Keypad { Transfer = '0', TransferTo = target } });
        await _leg.NextAsync();

        _leg.Press('0');

        await FinishAsync(1);
        Assert.Equal(CallEndReason.AssistantFailed, await ReasonAsync(talking));
        Assert.NotNull(Details().AssistantFailure);
        Assert.Null(Details().TransferredTo);
    }

    [Fact]
    public async Task The_call_is_bridged_and_each_side_hears_the_other()
    {
        var talking = Talk(Bridged(), variables: new() { ["order"] = "a\r\nb" });
        await FinishAsync(2);
        var toCaller = await _leg.NextAsync();
        var toAgent = await _signalling.Agent.Audio.NextAsync();

        for (short i = 1; i <= 4; i++)
        {
            _leg.Hear([.. Enumerable.Repeat(i, Frame.Length)]);
            _signalling.Agent.Audio.Hear([.. Enumerable.Repeat((short)-i, Frame.Length)]);
        }

        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => (int)_signalling.Agent.Audio.Beat()[0]));
        Assert.Equal([-1, -2, -3], Enumerable.Range(0, 3).Select(_ => (int)_leg.Beat()[0]));
        Assert.Contains(KeyValuePair.Create("X-order", "a%0D%0Ab"), _signalling.Placed!.Headers);
        Assert.Equal("+12025550123", _signalling.Placed.CallerNumber);

        _leg.Press('5');
        Assert.Equal("5", _signalling.Agent.Digits);

        _signalling.Agent.Audio.FarEndHangsUp();
        Assert.Equal(CallEndReason.AssistantHungUp, await ReasonAsync(talking));
        Assert.True(_signalling.Agent.HungUp);
        Assert.NotNull(toCaller);
        Assert.NotNull(toAgent);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_ends_the_assistants_leg()
    {
        var talking = Talk(Bridged());
        await FinishAsync(2);
        await _leg.NextAsync();

        _leg.FarEndHangsUp();

        Assert.Null(await ReasonAsync(talking));
        Assert.True(_signalling.Agent.HungUp);
    }

    [Fact]
    public async Task An_assistant_that_refuses_leaves_the_caller_with_the_fallback()
    {
        _signalling.Refusal = "The agent's side refused the call: 503 Busy";
        var talking = Talk(Bridged());

        await FinishAsync(3);

        Assert.Equal(CallEndReason.AssistantFailed, await ReasonAsync(talking));
        Assert.Equal("The agent's side refused the call: 503 Busy", Details().AssistantFailure);
    }

    [Fact]
    public async Task An_assistant_that_says_nothing_for_thirty_seconds_has_failed()
    {
        var talking = Talk(Bridged());
        await FinishAsync(2);
        await _leg.NextAsync();

        // Silence that this side makes up for what doesn't come is no sign of life; packets are.
        _signalling.Agent.PacketsReceived = 1;
        for (var beat = 0; beat < 1502; beat++)
        {
            _signalling.Agent.Audio.Hear(new short[Frame.Length]);
            _leg.Beat();
        }

        (await _leg.NextAsync()).End(playedToEnd: true);
        Assert.Equal(CallEndReason.AssistantFailed, await ReasonAsync(talking));
        Assert.True(_signalling.Agent.HungUp);
    }

    private static AssistantSettings Bridged() =>
        new() { Name = "Agent", Kind = AssistantKind.Sip, Sip = new SipAgent { Uri = "sip:agent@127.0.0.1:5080" } };

    private Task<CallEndReason?> Talk(AssistantSettings assistant, Dictionary<string, string>? variables = null, RecordingSettings? recording = null)
    {
        var order = TestOrder.Of(assistant) with { Variables = variables ?? [], Recording = recording ?? RecordingSettings.Default };
        _call = new TalkingCall(order, _leg, _signalling, TestBook.Of(_optOuts).For(order), []);
        return _call.RunAsync();
    }

    /// <summary>Lets what is played be heard to its end, one after the other.</summary>
    private async Task FinishAsync(int playbacks)
    {
        for (var i = 0; i < playbacks; i++)
        {
            (await _leg.NextAsync()).End(playedToEnd: true);
        }
    }

    private static Task<CallEndReason?> ReasonAsync(Task<CallEndReason?> talking) => talking.WaitAsync(Patience, TestContext.Current.CancellationToken);

    private CallDetails Details() => _call!.Annotate(new CallOutcome { CallId = "1", EndedAt = Instant.MinValue }).Details!;
}
