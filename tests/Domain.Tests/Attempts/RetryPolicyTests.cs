using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Contacts;
using NodaTime;
using NodaTime.Text;

namespace Campaigns.Domain.Tests.Attempts;

public sealed class RetryPolicyTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    private static readonly RetryPolicy AllOn = new()
    {
        NoAnswer = new(true, Duration.FromMinutes(5)),
        Busy = new(true, Duration.FromMinutes(10)),
        TechnicalError = new(true, Duration.FromMinutes(20)),
        Voicemail = new(true, Duration.FromMinutes(30)),
        Declined = new(true, Duration.FromMinutes(40)),
        Lost = new(true, Duration.FromMinutes(50)),
    };

    [Theory]
    [InlineData(Disposition.NoAnswer, 5)]
    [InlineData(Disposition.Busy, 10)]
    [InlineData(Disposition.TechnicalError, 20)]
    [InlineData(Disposition.Voicemail, 30)]
    [InlineData(Disposition.Declined, 40)]
    [InlineData(Disposition.Lost, 50)]
    public void Each_disposition_has_its_own_delay(Disposition disposition, int minutes)
    {
        var ended = Ended(disposition, "2026-03-04T15:00:00Z");
        Assert.Equal(new AttemptConclusion(new NextStep.DialAt(ended.EndedAt + Duration.FromMinutes(minutes), ByReminder: true), 1, 0), AllOn.Next(ended));
    }

    [Theory]
    [InlineData(Disposition.NoAnswer, 5)]
    [InlineData(Disposition.Busy, 10)]
    [InlineData(Disposition.Lost, 30)]
    [InlineData(Disposition.TechnicalError, null)]
    [InlineData(Disposition.Voicemail, null)]
    [InlineData(Disposition.Declined, null)]
    public void By_default_retries(Disposition disposition, int? minutes)
    {
        var ended = Ended(disposition, "2026-03-04T15:00:00Z");
        Assert.Equal(minutes, RetryPolicy.Default.Next(ended).Step is NextStep.DialAt retry ? (int)(retry.At - ended.EndedAt).TotalMinutes : (int?)null);
    }

    [Theory]
    [InlineData(Disposition.Answered, ContactState.Answered)]
    [InlineData(Disposition.Voicemail, ContactState.Voicemail)]
    [InlineData(Disposition.NoAnswer, ContactState.NoAnswer)]
    [InlineData(Disposition.Busy, ContactState.Busy)]
    [InlineData(Disposition.Declined, ContactState.Declined)]
    [InlineData(Disposition.InvalidNumber, ContactState.InvalidNumber)]
    [InlineData(Disposition.TechnicalError, ContactState.TechnicalError)]
    [InlineData(Disposition.Lost, ContactState.Lost)]
    public void The_last_attempt_of_the_budget_makes_the_contact_final(Disposition disposition, ContactState state) =>
        Assert.Equal(
            new AttemptConclusion(new NextStep.Finish(state), 3, 0),
            AllOn.Next(Ended(disposition, "2026-03-04T15:00:00Z") with { AttemptsSpentBefore = 2 }));

    [Theory]
    [InlineData(Disposition.Cancelled, ContactState.Cancelled)]
    [InlineData(Disposition.DoNotCall, ContactState.DoNotCall)]
    [InlineData(Disposition.NotSent, null)]
    [InlineData(Disposition.Capacity, null)]
    [InlineData(Disposition.TrunkRefused, null)]
    public void Nothing_is_spent_where_the_contact_is_not_to_blame(Disposition disposition, ContactState? final)
    {
        var conclusion = AllOn.Next(Ended(disposition, "2026-03-04T15:00:00Z") with { AttemptsSpentBefore = 2 });
        Assert.Equal(2, conclusion.AttemptsSpent);
        Assert.Equal(final is { } state ? new NextStep.Finish(state) : new NextStep.ReturnUnspent(), conclusion.Step);
    }

    [Theory]
    [InlineData(ContactState.Pending)]
    [InlineData(ContactState.WaitingForRetry)]
    public void A_contact_that_spent_nothing_is_where_it_was(ContactState before) =>
        Assert.Equal(before, AllOn.Next(Ended(Disposition.NotSent, "2026-03-04T15:00:00Z")).StateFor(before));

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(2, 1, true)]
    [InlineData(2, 2, false)]
    [InlineData(null, 2, true)]
    public void A_rule_s_own_cap_ends_retries_before_the_budget_does(int? cap, int spent, bool retried)
    {
        var policy = AllOn with { MaxAttempts = 10, Busy = new(true, Duration.FromMinutes(1), cap) };
        var step = policy.Next(Ended(Disposition.Busy, "2026-03-04T15:00:00Z") with { AttemptsSpentBefore = spent - 1 }).Step;
        Assert.Equal(retried, step is NextStep.DialAt);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_lost_call_is_dialled_again_only_when_nobody_answered(bool answerRecorded, bool retried) =>
        Assert.Equal(retried, AllOn.Next(Ended(Disposition.Lost, "2026-03-04T15:00:00Z") with { AnswerRecorded = answerRecorded }).Step is NextStep.DialAt);

    [Theory]
    // Refusals in a row before this one, the trunk connects others; then: counts, refusals in a row from now on.
    [InlineData(0, true, false, 1)]
    [InlineData(1, true, false, 2)]
    [InlineData(2, true, true, 0)]
    [InlineData(2, false, false, 3)]
    [InlineData(7, false, false, 8)]
    [InlineData(7, true, true, 0)]
    public void A_third_capacity_refusal_in_a_row_counts_while_the_trunk_connects_others(int before, bool connects, bool counts, int after)
    {
        var conclusion = AllOn.Next(Ended(Disposition.Capacity, "2026-03-04T15:00:00Z") with { CapacityRefusalsBefore = before, TrunkConnectsOthers = connects });
        Assert.Equal(counts ? 1 : 0, conclusion.AttemptsSpent);
        Assert.Equal(counts, conclusion.Step is NextStep.DialAt);
        Assert.Equal(after, conclusion.CapacityRefusals);
    }

    [Theory]
    [InlineData(1, true, false)]
    [InlineData(2, true, true)]
    [InlineData(7, false, false)]
    public void A_number_that_the_trunk_refuses_a_third_time_while_it_connects_others_counts_as_a_technical_error(int before, bool connects, bool counts)
    {
        var conclusion = AllOn.Next(Ended(Disposition.TrunkRefused, "2026-03-04T15:00:00Z") with { CapacityRefusalsBefore = before, TrunkConnectsOthers = connects, AttemptsSpentBefore = 2 });
        Assert.Equal(counts ? new NextStep.Finish(ContactState.TechnicalError) : new NextStep.ReturnUnspent(), conclusion.Step);
        Assert.Equal(counts ? 0 : before + 1, conclusion.CapacityRefusals);
    }

    [Fact]
    public void A_capacity_refusal_that_counts_makes_a_contact_final_as_no_answer() =>
        Assert.Equal(
            new NextStep.Finish(ContactState.NoAnswer),
            AllOn.Next(Ended(Disposition.Capacity, "2026-03-04T15:00:00Z") with { CapacityRefusalsBefore = 2, TrunkConnectsOthers = true, AttemptsSpentBefore = 2 }).Step);

    [Theory]
    // Ended; then: due, by reminder. New York is at UTC-5; the window is 09:00–17:00.
    [InlineData("2026-03-04T21:54:59Z", "2026-03-04T21:59:59Z", true)]
    [InlineData("2026-03-04T21:55:00Z", "2026-03-05T14:00:00Z", false)] // Due at the closing instant: half-open.
    [InlineData("2026-03-04T22:10:00Z", "2026-03-05T14:00:00Z", false)] // Ended after closing.
    [InlineData("2026-03-05T13:57:00Z", "2026-03-05T14:02:00Z", false)] // Ended before opening, due inside: the opening picks it up.
    [InlineData("2026-03-07T21:58:00Z", "2026-03-08T13:00:00Z", false)] // Over the night of the clock change.
    public void A_retry_is_due_inside_the_window(string ended, string due, bool byReminder) =>
        Assert.Equal(new NextStep.DialAt(At(due), byReminder), AllOn.Next(Ended(Disposition.NoAnswer, ended)).Step);

    [Fact]
    public void A_retry_inside_the_next_opening_is_left_to_that_opening()
    {
        var policy = AllOn with { NoAnswer = new(true, Duration.FromHours(24)) };
        Assert.Equal(new NextStep.DialAt(At("2026-03-05T15:00:00Z"), ByReminder: false), policy.Next(Ended(Disposition.NoAnswer, "2026-03-04T15:00:00Z")).Step);
    }

    [Fact]
    public void A_contact_that_no_opening_reaches_has_expired()
    {
        var window = CallWindow.Default with { BlackoutDates = [new DateInterval(new LocalDate(2026, 3, 5), new LocalDate(2026, 8, 1))] };
        Assert.Equal(new NextStep.Finish(ContactState.Expired), AllOn.Next(Ended(Disposition.Busy, "2026-03-04T21:59:00Z") with { Hours = ContactHours.Of(window, [NewYork]) }).Step);
    }

    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(1, 9, 5)]
    [InlineData(2, 1, 5)]
    [InlineData(2, 2, 10)]
    [InlineData(2, 4, 40)]
    [InlineData(2, 5, 60)] // 80 would be past the cap.
    [InlineData(10, 50, 60)]
    public void A_delay_grows_to_its_cap(double multiplier, int spent, int minutes)
    {
        var policy = AllOn with { Backoff = new Backoff(multiplier, Duration.FromMinutes(60)) };
        Assert.Equal(Duration.FromMinutes(minutes), policy.DelayOf(policy.NoAnswer, spent, jitter: 0));
    }

    private static EndedAttempt Ended(Disposition disposition, string at) => new()
    {
        Disposition = disposition,
        AttemptsSpentBefore = 0,
        EndedAt = At(at),
        Hours = ContactHours.Of(CallWindow.Default, [NewYork]),
        Jitter = 0,
    };

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
