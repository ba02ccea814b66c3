using Campaigns.CarrierSimulator.Behaviours;

namespace Campaigns.CarrierSimulator.Tests.Behaviours;

public sealed class NumberTableTests
{
    [Theory]
    [InlineData("+12025550100", Behaviour.Answered, Behaviour.Answered)]
    [InlineData("+12025550101", Behaviour.Busy, Behaviour.Busy)]
    [InlineData("12125550102", Behaviour.NoAnswer, Behaviour.NoAnswer)]
    [InlineData("+13125550103", Behaviour.Declined, Behaviour.Declined)]
    [InlineData("+13125550104", Behaviour.Invalid, Behaviour.Invalid)]
    [InlineData("+13125550105", Behaviour.Capacity, Behaviour.Answered)]
    [InlineData("+13125550106", Behaviour.Error, Behaviour.Error)]
    [InlineData("+13125550107", Behaviour.Silence, Behaviour.Silence)]
    [InlineData("+13125550108", Behaviour.Voicemail, Behaviour.Voicemail)]
    [InlineData("+13125550109", Behaviour.Busy, Behaviour.Answered)]
    [InlineData("+13125550110", Behaviour.NoAnswer, Behaviour.Answered)]
    [InlineData("+13125550111", Behaviour.Error, Behaviour.Answered)]
    public void The_last_four_digits_choose_the_behaviour(string number, object first, object later)
    {
        var key = DialledNumber.Key(number);

        Assert.Equal(first, NumberTable.Find(key, callIndex: 0));
        Assert.Equal(later, NumberTable.Find(key, callIndex: 1));
        Assert.Equal(later, NumberTable.Find(key, callIndex: 9));
    }

    [Theory]
    [InlineData("+12025550099")]
    [InlineData("+12025550112")]
    [InlineData("+12025551100")]
    public void Other_numbers_are_left_to_the_mix(string number) => Assert.Null(NumberTable.Find(DialledNumber.Key(number), 0));

    [Fact]
    public void A_number_is_the_same_line_with_and_without_plus() =>
        Assert.Equal(DialledNumber.Key("12025550100"), DialledNumber.Key("+12025550100"));

    [Fact]
    public void A_name_is_never_taken_for_a_number() =>
        Assert.All(["alice", "", "+", "12a", "99999999999999999999"], name => Assert.True(DialledNumber.Key(name) > ulong.MaxValue / 2));
}
