using System.Net;
using Campaigns.LoadTester.Load;

namespace Campaigns.LoadTester.Tests.Load;

public sealed class LoadOptionsTests
{
    private readonly LoadOptions _right = new()
    {
        Contacts = 1_000,
        Concurrency = 100,
        CallsPerSecond = 100,
        Mix = "answered=1",
        TalkMs = 0,
        RingMs = 0,
        RetryDelay = TimeSpan.FromSeconds(1),
        MaxAttempts = 3,
        RingTimeout = TimeSpan.FromSeconds(5),
        Seed = 1,
        Media = "Rtp",
        Silos = 0,
        Timeout = TimeSpan.FromMinutes(1),
        Programs = "src",
        Work = "work",
    };

    [Fact]
    public void Right_options_have_no_fault() => Assert.Empty(_right.Faults());

    [Theory]
    [InlineData("127.0.0.1:5060", true)]
    [InlineData("127.8.8.8:5060", true)]
    [InlineData("192.0.2.1:5060", false)]
    [InlineData("0.0.0.0:5060", false)]
    public void Only_a_carrier_on_the_loopback_interface_is_dialled(string carrier, bool allowed) => Assert.Equal(
        allowed, (_right with { Carrier = IPEndPoint.Parse(carrier), Url = new Uri("http://127.0.0.1:1"), Key = "k" }).Faults().Count == 0);

    [Fact]
    public void Every_fault_is_named_at_once() => Assert.Equal(
        6,
        (_right with { Contacts = 0, Concurrency = 0, CallsPerSecond = -1, RetryDelay = TimeSpan.Zero, MaxAttempts = 51, Silos = -1 }).Faults().Count);
}
