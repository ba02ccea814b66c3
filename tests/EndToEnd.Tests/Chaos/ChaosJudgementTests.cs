using Campaigns.Chaos.Faults;
using Campaigns.Chaos.Judging;
using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Carrier;

namespace Campaigns.EndToEnd.Tests.Chaos;

/// <summary>A judge that finds everyone innocent proves nothing: each promise is broken here once.</summary>
public sealed class ChaosJudgementTests
{
    private const string Ann = "+12025550100";
    private const string Bob = "+12025550101";
    private const string Eve = "+12025550102";

    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly CarrierCall Busy = Call("a1", Ann, 0, 1, "busy");
    private static readonly CarrierCall Answered = Call("a2", Ann, 5, 8, "answered") with { AnsweredAt = At.AddSeconds(6), AcknowledgedAt = At.AddSeconds(6) };
    private static readonly CarrierCall Other = Call("b1", Bob, 0.5, 3, "noAnswer");
    private static readonly CarrierCall Evening = Call("e1", Eve, 2, 4, "noAnswer");

    [Fact]
    public void A_good_run_breaks_nothing() => Assert.Empty(ChaosJudgement.Of(Good()));

    [Fact]
    public void An_INVITE_sent_twice() => Breaks(Good() with { Carrier = new CarrierStats { DuplicateInvites = 1 } }, "sent twice");

    [Fact]
    public void A_number_in_two_calls() => Breaks(Good() with { Carrier = new CarrierStats { OverlappingCalls = 1 } }, "was in a call");

    [Fact]
    public void A_call_that_is_never_over() => Breaks(Good() with { Carrier = new CarrierStats { OpenCalls = 1 } }, "still up");

    [Fact]
    public void More_calls_than_the_trunk_allows() => Breaks(Good() with { TrunkLimit = 1 }, "the trunk allows 1");

    [Fact]
    public void More_calls_than_the_campaign_allows() => Breaks(Good() with { Main = MainList() with { Limit = 1 } }, "the campaign allows 1");

    [Fact]
    public void A_call_in_the_instant_in_which_the_window_closes() => Breaks(Good() with { EveningClosesAt = Evening.At }, "window had closed");

    [Theory]
    [InlineData(nameof(FaultKind.CarrierUnreachable), 0)]
    [InlineData(nameof(FaultKind.CarrierRefuses), 1)]
    public void A_call_that_the_network_held_up_may_have_left_before_the_window_closed(string kind, int broken)
    {
        var fault = new InflictedFault(new PlannedFault(TimeSpan.Zero, Enum.Parse<FaultKind>(kind), null, TimeSpan.FromSeconds(1)), At, At.AddSeconds(1));

        Assert.Equal(broken, ChaosJudgement.Of(Good() with { EveningClosesAt = Evening.At, Faults = [fault] }).Count);
    }

    [Fact]
    public void A_call_after_an_answer() =>
        Breaks(With(Call("a3", Ann, 9, 10, "busy"), Attempt("a3", "busy")), "after it had been answered");

    [Fact]
    public void A_call_beyond_the_budget() => Breaks(Good() with { MaxAttempts = 1 }, "2 times, 1 were allowed");

    [Fact]
    public void A_refused_call_costs_no_attempt() =>
        Assert.Empty(ChaosJudgement.Of(With(Call("b2", Bob, 6, 6, "capacity"), Attempt("b2", "capacity")) with { MaxAttempts = 2 }));

    [Fact]
    public void A_call_that_no_attempt_accounts_for() => Breaks(Good() with { Calls = [.. Good().Calls, Call("x", Bob, 5, 6, "busy")] }, "in no attempt");

    [Fact]
    public void A_response_to_an_INVITE_that_never_was() =>
        Breaks(Good() with { Calls = [Busy, Answered, Evening] }, "the carrier never got");

    [Fact]
    public void An_answer_that_was_not_recorded()
    {
        var attempts = MainList().Attempts.Select(attempt => attempt with { AnsweredAt = null }).ToList();
        Breaks(Good() with { Main = MainList() with { Attempts = attempts } }, "in no attempt's record");
    }

    [Fact]
    public void Two_attempts_with_one_Call_ID() =>
        Breaks(Good() with { Evening = Good().Evening with { Attempts = [Attempt("b1", "noAnswer")] }, Calls = [Busy, Answered, Other] }, "more than one attempt");

    [Fact]
    public void A_campaign_that_is_stuck() => Breaks(Good() with { Main = MainList() with { View = View("running", 2) } }, "stuck", "not completed");

    [Fact]
    public void A_contact_without_an_end()
    {
        var view = View("completed", 2);
        Breaks(Good() with { Main = MainList() with { View = view with { Progress = view.Progress! with { NotFinal = 1 } } } }, "not final");
    }

    [Fact]
    public void Slots_that_leaked() => Breaks(Good() with { ChannelsInUse = 3 }, "leaked");

    [Fact]
    public void Counters_that_differ_from_the_table() => Breaks(Good() with { Main = MainList() with { Attempts = MainList().Attempts.Skip(1).ToList() }, Calls = [Answered, Other, Evening] }, "the table has");

    private static void Breaks(ChaosEvidence evidence, params string[] promises)
    {
        var broken = ChaosJudgement.Of(evidence);
        Assert.Equal(promises.Length, broken.Count);
        Assert.All(promises, promise => Assert.Contains(broken, found => found.Contains(promise, StringComparison.Ordinal)));
    }

    private static ChaosEvidence Good() => new()
    {
        Carrier = new CarrierStats(),
        Calls = [Busy, Other, Evening, Answered],
        Main = MainList(),
        Evening = new DialledCampaign(View("completed", 1, ("noAnswer", 1)), [Attempt("e1", "noAnswer")], new HashSet<string> { Eve }, 1),
        EveningClosesAt = At.AddSeconds(3),
        TrunkLimit = 3,
        ChannelsInUse = 0,
        MaxAttempts = 3,
        Faults = [],
    };

    private static DialledCampaign MainList() => new(
        View("completed", 2, ("busy", 1), ("answered", 1), ("noAnswer", 1)),
        [Attempt("a1", "busy"), Attempt("a2", "answered") with { AnsweredAt = At.AddSeconds(6) }, Attempt("b1", "noAnswer")],
        new HashSet<string> { Ann, Bob },
        2);

    /// <summary>The good run with one call more, which an attempt accounts for.</summary>
    private static ChaosEvidence With(CarrierCall call, AttemptView attempt)
    {
        var main = MainList();
        List<AttemptView> attempts = [.. main.Attempts, attempt];
        var counts = attempts.CountBy(each => each.Disposition).ToDictionary(count => count.Key, count => (long)count.Value);
        return Good() with
        {
            Calls = [.. Good().Calls, call],
            Main = main with { Attempts = attempts, View = main.View with { Progress = main.View.Progress! with { Attempts = counts } } },
        };
    }

    private static CampaignView View(string status, int contacts, params (string Disposition, long Count)[] attempts) => new()
    {
        Id = "c",
        Name = "Campaign",
        Status = status,
        Progress = new ProgressView
        {
            Contacts = new Dictionary<string, long> { ["answered"] = contacts },
            Attempts = attempts.Length > 0
                ? attempts.ToDictionary(count => count.Disposition, count => count.Count)
                : new Dictionary<string, long> { ["busy"] = 1, ["answered"] = 1, ["noAnswer"] = 1 },
        },
    };

    private static CarrierCall Call(string callId, string number, double from, double to, string outcome) =>
        new() { CallId = callId, Number = number, At = At.AddSeconds(from), EndedAt = At.AddSeconds(to), Outcome = outcome };

    private static AttemptView Attempt(string callId, string disposition) => new()
    {
        ContactId = 1,
        AttemptNumber = 1,
        PhoneNumber = Ann,
        CallId = callId,
        Disposition = disposition,
        SipStatus = 486,
        InviteAt = At,
        IntendedAt = At,
        EndedAt = At,
    };
}
