using CsCheck;

namespace Campaigns.Domain.Tests.Protocol;

/// <summary>Short seeded lives of a campaign in which everything may die between any two steps, judged by the carrier.</summary>
public sealed class ProtocolModelTests
{
    [Fact]
    public void No_number_is_called_twice_no_limit_is_passed_and_everything_ends_whatever_dies() =>
        Gen.Int[0, int.MaxValue - 1].Sample(seed =>
        {
            var model = new ProtocolModel(seed);
            model.Suffer(steps: 600);
            model.Settle();
        }, iter: 1_000);
}
