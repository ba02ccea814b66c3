namespace Campaigns.Telephony.SipSorcery.Tests;

public sealed class SipSorceryOptionsTests
{
    [Fact]
    public void The_defaults_are_usable() => Assert.Empty(new SipSorceryOptions().Faults());

    [Fact]
    public void Every_fault_is_named_at_once() =>
        Assert.Collection(
            new SipSorceryOptions { MaxCallsPerSecond = 0, Transports = 17, MaxPendingTransactions = 10 }.Faults(),
            fault => Assert.Contains("MaxCallsPerSecond", fault, StringComparison.Ordinal),
            fault => Assert.Contains("Transports", fault, StringComparison.Ordinal),
            fault => Assert.Contains("MaxPendingTransactions", fault, StringComparison.Ordinal));
}
