using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Demo;

namespace Campaigns.LoadTester.Tests.Demo;

public sealed class DemoWordsTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("answered", 200, "Ada answered")]
    [InlineData("voicemail", 200, "Ada went to voicemail")]
    [InlineData("busy", 486, "Ada was busy")]
    [InlineData("noAnswer", 487, "Ada didn't answer")]
    [InlineData("declined", 603, "Ada declined the call")]
    [InlineData("invalidNumber", 404, "Ada has a number that is not in service")]
    [InlineData("technicalError", 500, "Ada couldn't be reached: the carrier failed (500)")]
    [InlineData("technicalError", null, "Ada couldn't be reached: the carrier never replied")]
    [InlineData("capacity", 503, "Ada had to wait: the carrier had no free line")]
    [InlineData("trunkRefused", 403, "Ada had to wait: the carrier refused the call (403), and no other call showed whose fault that is")]
    [InlineData("trunkRefused", null, "Ada had to wait: the carrier never replied, and no other call showed whose fault that is")]
    [InlineData("lost", null, "Ada was being called when a process died")]
    [InlineData("cancelled", 487, "Ada was no longer called: the campaign was cancelled")]
    [InlineData("doNotCall", 487, "Ada was no longer called: the number is on the do-not-call list")]
    [InlineData("notSent", null, "Ada was not called after all: something changed at the last moment")]
    [InlineData("somethingNew", null, "Ada ended as somethingNew")]
    public void Every_disposition_has_words(string disposition, int? status, string words) =>
        Assert.Equal(words, DemoWords.Of(Attempt(disposition) with { SipStatus = status }, "Ada"));

    [Fact]
    public void An_answered_call_says_how_long_it_lasted() =>
        Assert.Equal("Ada answered and talked 7 s", DemoWords.Of(Attempt("answered") with { AnsweredAt = At, EndedAt = At.AddSeconds(7) }, "Ada"));

    [Fact]
    public void A_retry_says_when() => Assert.Equal(
        "Ada was busy; tried again in 5 s",
        DemoWords.Of(Attempt("busy") with { NextState = "waitingForRetry", EndedAt = At, NextAt = At.AddSeconds(5) }, "Ada"));

    [Fact]
    public void A_call_that_had_to_wait_goes_back_to_the_queue() => Assert.Equal(
        "Ada had to wait: the carrier had no free line; goes back to the queue",
        DemoWords.Of(Attempt("capacity") with { NextState = "waitingForRetry", EndedAt = At, NextAt = At }, "Ada"));

    [Fact]
    public void The_summary_leaves_out_what_did_not_happen()
    {
        var progress = new ProgressView
        {
            Total = 5,
            Contacts = new Dictionary<string, long> { ["answered"] = 4, ["busy"] = 1, ["declined"] = 0 },
            Attempts = new Dictionary<string, long> { ["answered"] = 4, ["busy"] = 3 },
        };

        Assert.Equal(
            ["5 people were on the list; 7 calls were made to reach them.", "4 answered and heard the announcement.", "1 didn't get off the phone, in up to 3 tries."],
            DemoWords.Summary(progress, tried: 3));
    }

    private static AttemptView Attempt(string disposition) => new()
    {
        ContactId = 1,
        AttemptNumber = 1,
        PhoneNumber = "+12025550100",
        CallId = "a",
        Disposition = disposition,
        IntendedAt = At,
        EndedAt = At,
    };
}
