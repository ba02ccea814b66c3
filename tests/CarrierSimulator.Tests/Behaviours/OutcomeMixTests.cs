using Campaigns.CarrierSimulator.Behaviours;

namespace Campaigns.CarrierSimulator.Tests.Behaviours;

public sealed class OutcomeMixTests
{
    [Fact]
    public void Draws_each_outcome_as_often_as_its_weight_says()
    {
        var mix = OutcomeMix.Parse("answered=50, busy=20, noAnswer=25, error=5");

        var drawn = Enumerable.Range(0, 100_000).CountBy(index => mix.Pick(7, 12_025_550_000 + (ulong)index, 0)).ToDictionary();

        Assert.Equal(0.50, drawn[Behaviour.Answered] / 100_000d, 0.01);
        Assert.Equal(0.20, drawn[Behaviour.Busy] / 100_000d, 0.01);
        Assert.Equal(0.25, drawn[Behaviour.NoAnswer] / 100_000d, 0.01);
        Assert.Equal(0.05, drawn[Behaviour.Error] / 100_000d, 0.01);
        Assert.Equal(4, drawn.Count);
    }

    [Fact]
    public void Draws_the_same_for_the_same_seed_number_and_call()
    {
        var mix = OutcomeMix.Parse("answered=1,busy=1,declined=1,voicemail=1");
        var again = OutcomeMix.Parse("voicemail=1,declined=1,busy=1,answered=1");

        Assert.All(Enumerable.Range(0, 1_000), index => Assert.Equal(mix.Pick(3, (ulong)index, index % 4), again.Pick(3, (ulong)index, index % 4)));
    }

    [Fact]
    public void Draws_anew_for_the_next_call_to_a_number_and_for_another_seed()
    {
        var mix = OutcomeMix.Parse("answered=50,busy=50");

        Assert.Equal(2, Enumerable.Range(0, 64).Select(call => mix.Pick(1, 12_025_550_100, call)).Distinct().Count());
        Assert.Equal(2, Enumerable.Range(0, 64).Select(seed => mix.Pick(seed, 12_025_550_100, 0)).Distinct().Count());
    }

    [Theory]
    [InlineData("anwsered=50", "'anwsered' is no outcome")]
    [InlineData("3=50", "'3' is no outcome")]
    [InlineData("answered", "'answered' wants a weight")]
    [InlineData("busy=-1", "'busy=-1' wants a weight")]
    [InlineData("busy=many", "'busy=many' wants a weight")]
    [InlineData("busy=1,busy=2", "'busy' is given twice")]
    [InlineData("busy=0", "at least one outcome")]
    [InlineData("", "at least one outcome")]
    public void Refuses_a_mix_that_makes_no_sense(string text, string fault) =>
        Assert.Contains(fault, Assert.Throws<FormatException>(() => OutcomeMix.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Names_every_fault_at_once()
    {
        var message = Assert.Throws<FormatException>(() => OutcomeMix.Parse("what=1,busy=x,error=1,error=2")).Message;

        Assert.Contains("'what'", message, StringComparison.Ordinal);
        Assert.Contains("'busy=x'", message, StringComparison.Ordinal);
        Assert.Contains("'error' is given twice", message, StringComparison.Ordinal);
    }
}
