using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Judging;

namespace Campaigns.LoadTester.Tests.Judging;

public sealed class AttemptTallyTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Measures_from_the_instants_of_the_attempts()
    {
        var tally = new AttemptTally();
        tally.Add(Attempt("a") with { InviteAt = At.AddMilliseconds(10), AnsweredAt = At.AddMilliseconds(110), EndedAt = At.AddSeconds(9), SipStatus = 200 });
        tally.Add(Attempt("b") with { InviteAt = At.AddMilliseconds(2_010), EndedAt = At.AddMilliseconds(2_040), SipStatus = 486 });

        Assert.Equal(TimeSpan.FromSeconds(2), tally.DialledFor);
        Assert.Equal((10, 2_010), (tally.IntentToInvite!.P50, tally.IntentToInvite.Max));
        Assert.Equal((30, 100), (tally.InviteToFinal!.P50, tally.InviteToFinal.Max));
    }

    [Fact]
    public void An_attempt_that_was_not_sent_is_counted_but_not_as_an_INVITE()
    {
        var tally = new AttemptTally();
        tally.Add(Attempt("a") with { Disposition = "notSent" });

        Assert.Equal((1, 0, 0), (tally.Attempts, tally.Sent, tally.WithoutFinal));
        Assert.Null(tally.IntentToInvite);
    }

    private static AttemptView Attempt(string callId) => new()
    {
        ContactId = 1,
        AttemptNumber = 1,
        PhoneNumber = "+12025550100",
        CallId = callId,
        Disposition = "busy",
        IntendedAt = At,
        EndedAt = At,
    };
}
