using Campaigns.Domain.Amd;

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

    [Fact]
    public void Every_fault_of_detection_is_named_with_its_key()
    {
        var faults = new TelephonyOptions
        {
            Amd = new AmdSettings { GreetingMs = 0, MaxWords = -1, SilenceThreshold = 40_000, MinVoiceOfWordsMs = -1, PauseFactor = -1, NoiseFactor = double.NaN },
            Greeting = new GreetingSettings { EndSilenceMs = 1_000_000 },
        }.Faults();

        Assert.Collection(
            faults,
            fault => Assert.Contains("Amd:GreetingMs", fault, StringComparison.Ordinal),
            fault => Assert.Contains("Greeting:EndSilenceMs", fault, StringComparison.Ordinal),
            fault => Assert.Contains("Amd:MaxWords", fault, StringComparison.Ordinal),
            fault => Assert.Contains("Amd:SilenceThreshold", fault, StringComparison.Ordinal),
            fault => Assert.Contains("Amd:MinVoiceOfWordsMs", fault, StringComparison.Ordinal),
            fault => Assert.Contains("Amd:PauseFactor", fault, StringComparison.Ordinal),
            fault => Assert.Contains("Amd:NoiseFactor", fault, StringComparison.Ordinal));
    }
}
