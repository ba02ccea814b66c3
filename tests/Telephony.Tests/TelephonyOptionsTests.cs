namespace Campaigns.Telephony.Tests;

public sealed class TelephonyOptionsTests
{
    [Fact]
    public void The_defaults_are_usable() => Assert.Empty(new TelephonyOptions().Faults());

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var faults = new TelephonyOptions { LocalAddress = "here", AdvertisedAddress = "there", MaxCalls = 0, FirstRtpPort = 30_000, LastRtpPort = 29_999 }.Faults();

        Assert.Collection(
            faults,
            fault => Assert.Contains("LocalAddress", fault, StringComparison.Ordinal),
            fault => Assert.Contains("AdvertisedAddress", fault, StringComparison.Ordinal),
            fault => Assert.Contains("MaxCalls", fault, StringComparison.Ordinal),
            fault => Assert.Contains("FirstRtpPort", fault, StringComparison.Ordinal));
    }
}
