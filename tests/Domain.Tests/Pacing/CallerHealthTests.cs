using Campaigns.Domain.Attempts;
using Campaigns.Domain.Pacing;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.Tests.Pacing;

public sealed class CallerHealthTests
{
    private const string Number = "+12025550100";

    private static readonly CallerCooldown Cooldown = new() { After = 3, Rest = Duration.FromHours(1) };

    private readonly CallerHealth _health = new();

    public static TheoryData<int?, bool, CallerReaction> Reactions => new()
    {
        { 603, false, CallerReaction.Refused },
        { 607, false, CallerReaction.Refused },
        { 608, true, CallerReaction.Refused },
        { 200, true, CallerReaction.Accepted },
        { 486, false, CallerReaction.Accepted },
        { 600, false, CallerReaction.Accepted },
        { 480, true, CallerReaction.Accepted },
        { 487, true, CallerReaction.Accepted },
        { 480, false, CallerReaction.None },
        { 503, false, CallerReaction.None },
        { 404, false, CallerReaction.None },
        { null, false, CallerReaction.None },
    };

    [Theory]
    [MemberData(nameof(Reactions))]
    public void The_status_says_how_the_number_was_taken(int? status, bool rang, CallerReaction reaction) => Assert.Equal(reaction, CallerHealth.ReactionOf(new CallOutcome
    {
        CallId = "a",
        SipStatus = status,
        RingingAt = rang ? Instant.FromUtc(2026, 3, 4, 0, 0) : null,
        EndedAt = Instant.FromUtc(2026, 3, 4, 0, 1),
    }));

    /// <summary>R refused, A accepted, - nothing; and after which one the number rests, 0 for never.</summary>
    [Theory]
    [InlineData("RRR", 3)]
    [InlineData("RR", 0)]
    [InlineData("RRARR", 0)]
    [InlineData("RRARRR", 6)]
    [InlineData("R-R-R", 5)]
    [InlineData("ARARARAR", 0)]
    public void A_number_rests_after_a_run_of_refusals(string reactions, int restsAfter)
    {
        for (var i = 0; i < reactions.Length; i++)
        {
            Note(reactions[i], Duration.FromSeconds(i));
            Assert.Equal(i + 1 == restsAfter, _health.RestOf(Number, Duration.FromSeconds(i)) > Duration.Zero);
        }
    }

    [Fact]
    public void It_rests_for_its_time_and_begins_anew()
    {
        for (var i = 0; i < 3; i++)
        {
            Note('R', Duration.Zero);
        }

        // Calls that were out when it began to rest neither lengthen nor end it.
        Note('R', Duration.FromMinutes(1));
        Note('A', Duration.FromMinutes(2));
        Assert.Equal([(Number, Duration.FromMinutes(50))], _health.RestingAt(Duration.FromMinutes(10)));
        Assert.Equal(Duration.Zero, _health.RestOf("+12025550101", Duration.FromMinutes(10)));

        Assert.Empty(_health.RestingAt(Duration.FromHours(1)));
        Note('R', Duration.FromHours(1));
        Note('R', Duration.FromHours(1));
        Assert.Equal(Duration.Zero, _health.RestOf(Number, Duration.FromHours(1)));
        Note('R', Duration.FromHours(1));
        Assert.Equal(Duration.FromHours(1), _health.RestOf(Number, Duration.FromHours(1)));
    }

    private void Note(char reaction, Duration now) => _health.Note(
        Number, reaction switch { 'R' => CallerReaction.Refused, 'A' => CallerReaction.Accepted, _ => CallerReaction.None }, now, Cooldown);
}
