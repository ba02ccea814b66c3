using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Carrier;
using Campaigns.LoadTester.Judging;

namespace Campaigns.LoadTester.Tests.Judging;

public sealed class JudgementTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ProgressView _engine = new()
    {
        Total = 3,
        Contacts = Counts(("answered", 1), ("busy", 1), ("technicalError", 1)),
        Attempts = Counts(("answered", 1), ("busy", 2), ("technicalError", 1)),
    };

    private readonly AttemptView[] _attempts =
    [
        Attempt("a", "answered", 200, answered: true), Attempt("b", "busy", 486), Attempt("c", "busy", 486), Attempt("d", "technicalError", null),
    ];

    private readonly CarrierStats _carrier = new()
    {
        Invites = 4,
        CallIds = 4,
        PeakConcurrentCalls = 2,
        ByOutcome = Counts(("answered", 1), ("busy", 2), ("silence", 1)),
    };

    [Fact]
    public void Accounts_that_tell_the_same_break_nothing()
    {
        var judgement = Judge(_engine, _attempts, _carrier);

        Assert.Empty(judgement.Broken);
        Assert.True(judgement.CountersAgree);
    }

    [Fact]
    public void Without_the_carriers_account_the_engines_two_are_compared() => Assert.Empty(Judge(_engine, _attempts, null).Broken);

    [Fact]
    public void An_INVITE_sent_twice_breaks_a_promise() =>
        AssertBroken(Judge(_engine, _attempts, _carrier with { DuplicateInvites = 1 }), "sent twice", countersAgree: true);

    [Fact]
    public void Overlapping_calls_break_a_promise() =>
        AssertBroken(Judge(_engine, _attempts, _carrier with { OverlappingCalls = 2 }), "number that was in a call", countersAgree: true);

    [Fact]
    public void One_call_above_the_limit_breaks_a_promise() =>
        AssertBroken(Judge(_engine, _attempts, _carrier with { PeakConcurrentCalls = 11 }), "11 calls were up at once", countersAgree: true);

    [Fact]
    public void A_contact_that_is_not_final_breaks_a_promise() =>
        AssertBroken(Judge(_engine with { NotFinal = 1 }, _attempts, _carrier), "1 contacts are not final", countersAgree: true);

    [Fact]
    public void A_call_left_open_breaks_a_promise() =>
        AssertBroken(Judge(_engine with { OpenCalls = 1 }, _attempts, _carrier), "1 calls are open", countersAgree: true);

    [Fact]
    public void A_Call_ID_used_twice_breaks_a_promise() =>
        AssertBroken(Judge(_engine, [.. _attempts[..3], _attempts[3] with { CallId = "a" }], _carrier), "share a Call-ID", countersAgree: true);

    [Fact]
    public void An_attempt_that_the_table_lacks_is_a_disagreement() =>
        AssertBroken(Judge(_engine, _attempts[..3], _carrier), "its table has 3", countersAgree: false);

    [Fact]
    public void An_INVITE_that_the_table_lacks_is_a_disagreement() =>
        AssertBroken(Judge(_engine, _attempts, _carrier with { Invites = 5 }), "the carrier saw 5 INVITEs", countersAgree: false);

    [Fact]
    public void Another_outcome_at_the_carrier_is_a_disagreement() => AssertBroken(
        Judge(_engine, _attempts, _carrier with { ByOutcome = Counts(("answered", 2), ("busy", 1), ("silence", 1)) }), "ended 1 calls as busy", countersAgree: false);

    [Fact]
    public void A_contact_that_vanished_is_a_disagreement() =>
        AssertBroken(Judge(_engine with { Total = 2 }, _attempts, _carrier), "2 contacts, 3 were imported", countersAgree: false);

    [Fact]
    public void A_lost_attempt_may_or_may_not_have_reached_the_carrier()
    {
        var engine = _engine with { Attempts = Counts(("answered", 1), ("busy", 2), ("technicalError", 1), ("lost", 1)) };
        AttemptView[] attempts = [.. _attempts, Attempt("e", "lost", null)];

        Assert.Empty(Judge(engine, attempts, _carrier).Broken);
        Assert.Empty(Judge(engine, attempts, _carrier with { Invites = 5, ByOutcome = Counts(("answered", 2), ("busy", 2), ("silence", 1)) }).Broken);
        AssertBroken(Judge(engine, attempts, _carrier with { Invites = 6 }), "6 INVITEs", countersAgree: false);
    }

    [Fact]
    public void An_answer_that_crossed_our_CANCEL_counts_as_answered()
    {
        AttemptView[] attempts = [Attempt("a", "answered", 487, answered: true), .. _attempts[1..]];

        Assert.Empty(Judge(_engine, attempts, _carrier).Broken);
    }

    private static Judgement Judge(ProgressView engine, IEnumerable<AttemptView> attempts, CarrierStats? carrier)
    {
        var tally = new AttemptTally();
        foreach (var attempt in attempts)
        {
            tally.Add(attempt);
        }

        return Judgement.Of(contacts: 3, concurrency: 10, engine, tally, carrier);
    }

    private static void AssertBroken(Judgement judgement, string fault, bool countersAgree)
    {
        Assert.Contains(judgement.Broken, broken => broken.Contains(fault, StringComparison.Ordinal));
        Assert.Equal(countersAgree, judgement.CountersAgree);
    }

    private static AttemptView Attempt(string callId, string disposition, int? status, bool answered = false) => new()
    {
        ContactId = 1,
        AttemptNumber = 1,
        PhoneNumber = "+12025550100",
        CallId = callId,
        Disposition = disposition,
        SipStatus = status,
        IntendedAt = At,
        InviteAt = At.AddMilliseconds(5),
        AnsweredAt = answered ? At.AddSeconds(1) : null,
        EndedAt = At.AddSeconds(2),
    };

    private static Dictionary<string, long> Counts(params (string Name, long Count)[] counts) => counts.ToDictionary(count => count.Name, count => count.Count);
}
