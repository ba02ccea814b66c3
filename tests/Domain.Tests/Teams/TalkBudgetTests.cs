using Campaigns.Domain.Teams;
using NodaTime;

namespace Campaigns.Domain.Tests.Teams;

public sealed class TalkBudgetTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 4, 15, 0);
    private static readonly Instant Tomorrow = Instant.FromUtc(2026, 3, 5, 0, 0);

    // Of 100 minutes a day, for a call of at most 10.
    [Theory]
    [InlineData(0, 0, "now")]
    [InlineData(90, 0, "now")]
    [InlineData(91, 0, "tomorrow")]
    [InlineData(100, 0, "tomorrow")]
    [InlineData(0, 90, "now")]
    [InlineData(0, 91, "soon")]
    [InlineData(80, 10, "now")]
    [InlineData(80, 11, "soon")]
    [InlineData(95, 50, "tomorrow")]
    public void A_call_begins_when_all_that_are_up_could_last_to_their_end(int talkedMinutes, int reservedMinutes, string when)
    {
        var budget = new TalkBudget(Duration.FromMinutes(100), Duration.FromMinutes(talkedMinutes), Duration.FromMinutes(reservedMinutes));

        Assert.Equal(when switch { "now" => Now, "soon" => Now + Duration.FromMinutes(1), _ => Tomorrow }, budget.NextAllowed(Now, Duration.FromMinutes(10)));
    }

    [Fact]
    public void Waiting_for_calls_that_are_up_ends_with_the_day() => Assert.Equal(
        Tomorrow,
        new TalkBudget(Duration.FromMinutes(20), Duration.Zero, Duration.FromMinutes(15)).NextAllowed(Tomorrow - Duration.FromSeconds(5), Duration.FromMinutes(10)));
}
