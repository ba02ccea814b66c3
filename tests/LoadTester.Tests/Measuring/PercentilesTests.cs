using Campaigns.LoadTester.Measuring;

namespace Campaigns.LoadTester.Tests.Measuring;

public sealed class PercentilesTests
{
    [Fact]
    public void Are_the_nearest_ranks() =>
        Assert.Equal(new Percentiles(50, 95, 99, 100), Percentiles.Of(Enumerable.Range(1, 100).Reverse().Select(value => (double)value)));

    [Fact]
    public void Of_one_value_are_that_value() => Assert.Equal(new Percentiles(4, 4, 4, 4), Percentiles.Of([4]));

    [Fact]
    public void Of_nothing_there_are_none() => Assert.Null(Percentiles.Of([]));
}
