using Campaigns.CarrierSimulator.Media;

namespace Campaigns.CarrierSimulator.Tests.Media;

public sealed class G711Tests
{
    /// <summary>Points of the standard's tables: silence, the smallest steps and full scale of either sign.</summary>
    [Theory]
    [InlineData(0, 0xFF, 0xD5)]
    [InlineData(-1, 0x7F, 0x55)]
    [InlineData(32_767, 0x80, 0xAA)]
    [InlineData(-32_768, 0x00, 0x2A)]
    [InlineData(1_000, 0xCE, 0xFA)]
    public void Encodes_known_samples(short sample, byte muLaw, byte aLaw)
    {
        Assert.Equal(muLaw, G711.MuLaw(sample));
        Assert.Equal(aLaw, G711.ALaw(sample));
    }

    [Fact]
    public void Louder_is_never_encoded_as_quieter()
    {
        var mu = Enumerable.Range(0, 32_768).Select(sample => G711.MuLaw((short)sample) ^ 0xFF);
        var a = Enumerable.Range(0, 32_768).Select(sample => G711.ALaw((short)sample) ^ 0xD5);

        Assert.Equal(mu.Order(), mu);
        Assert.Equal(a.Order(), a);
    }
}
