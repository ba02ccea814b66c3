using System.Globalization;
using System.Net;
using Campaigns.Sip.Resolution;
using Campaigns.Sip.Transport;
using Microsoft.Extensions.Time.Testing;

namespace Campaigns.Sip.Tests.Resolution;

public sealed class TrunkTargetsTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TrunkTargets _targets;

    public TrunkTargetsTests() => _targets = new TrunkTargets(_clock, new Random(7));

    [Fact]
    public void Lower_priorities_come_first_the_configured_one_before_that_of_DNS()
    {
        _targets.Set([Server("4", 1, 0), Server("3", 0, 9), Server("1", 0, 1), Server("5", 2, 0), Server("2", 0, 2)]);

        Assert.Equal("1 2 3 4 5", Route());
    }

    [Fact]
    public void Equals_share_the_calls_by_weight()
    {
        _targets.Set([Server("1", 0, 0, 3), Server("2", 0, 0, 1)]);

        var first = Enumerable.Range(0, 4000).Count(_ => Route() == "1 2");

        Assert.InRange(first, 2700, 3300);
    }

    [Fact]
    public void What_is_down_or_avoided_comes_last_and_comes_back()
    {
        _targets.Set([Server("1", 0, 0), Server("2", 1, 0), Server("3", 2, 0)]);
        _targets.NoteUndeliverable(_targets.All[0], "refused");
        _targets.NoteUnavailable(_targets.All[1], TimeSpan.FromSeconds(60));
        Assert.Equal("3 1 2", Route());

        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("1 3 2", Route());
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("1 2 3", Route());
    }

    [Fact]
    public void A_refresh_moves_no_traffic_and_forgets_nothing()
    {
        _targets.Set([Server("1 2", 0, 0)]);
        _targets.NoteUndeliverable(_targets.All[1], "refused");

        _targets.Set([Server("3 2 1", 0, 0)]);

        Assert.Equal("1 3 2", Route());
        Assert.Equal("refused", _targets.All.Single(target => Name(target) == "2").Health.Fault);
    }

    [Fact]
    public void An_address_that_two_names_stand_for_is_tried_once()
    {
        _targets.Set([Server("1", 0, 0), Server("1 2", 1, 0)]);

        Assert.Equal("1 2", Route());
        Assert.Equal(2, _targets.All.Count);
    }

    private static LocatedServer Server(string hosts, int configured, int service, int weight = 1) => new(
        new SipServer { Host = "carrier.example" },
        (configured, service),
        weight,
        [.. hosts.Split(' ').Select(host => new NextHop(SipTransport.Udp, IPEndPoint.Parse($"192.0.2.{host}:5060")))]);

    private static string Name(TrunkTarget target) => target.Hop.EndPoint.Address.GetAddressBytes()[3].ToString(CultureInfo.InvariantCulture);

    private string Route() => string.Join(' ', _targets.Route().Select(Name));
}
