using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Demo;

namespace Campaigns.LoadTester.Tests.Demo;

public sealed class VoiceWordsTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_person_is_told_with_how_long_it_took_to_know() => Assert.Equal(
        [
            "Ada: a person answered, known after 1,380 ms of listening (rule human).",
            "  The assistant had begun to talk at the first moment: who calls, that the call is recorded, then the announcement to its end. The call lasted 16 s.",
        ],
        VoiceWords.Of(Answered("answered", "announcementEnded") with { Detection = new DetectionView { Verdict = "human", Cause = "human", TookMs = 1380 } }, "Ada"));

    [Theory]
    [InlineData("beep", true, "stopped at the verdict, waited for the beep, and left the whole message.")]
    [InlineData("silence", true, "stopped at the verdict, waited for the end of the greeting, and left the whole message.")]
    [InlineData("beep", false, "stopped at the verdict, and the call ended before the message was left.")]
    [InlineData(null, null, "stopped at the verdict, and left no message.")]
    public void A_machine_is_told_with_what_became_of_the_message(string? greetingEnd, bool? dropped, string words)
    {
        var told = VoiceWords.Of(
            Answered("voicemail", "messageDropped") with
            {
                Detection = new DetectionView { Verdict = "machine", Cause = "longGreeting", TookMs = 2100, GreetingEnd = greetingEnd, MessageDropped = dropped },
            },
            "Ben");

        Assert.Equal("Ben: a voicemail box answered, known after 2,100 ms of listening (rule longGreeting).", told[0]);
        Assert.Contains(words, told[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Who_did_not_answer_is_told_as_in_the_other_demo() =>
        Assert.Equal(["Ada was busy"], VoiceWords.Of(Answered("busy", "sip486") with { AnsweredAt = null }, "Ada"));

    private static AttemptView Answered(string disposition, string cause) => new()
    {
        ContactId = 1,
        AttemptNumber = 1,
        PhoneNumber = "+12025550100",
        CallId = "a",
        Disposition = disposition,
        Cause = cause,
        AnsweredAt = At,
        EndedAt = At.AddSeconds(16),
    };
}
