using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Resolution;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Tests.Resolution;

/// <summary>RFC 3263 §4.2 as a table: what is configured, and where it goes.</summary>
public sealed class ServerLocatorTests
{
    private static readonly Dictionary<string, string[]> Addresses = new()
    {
        ["carrier.example"] = ["192.0.2.1", "2001:db8::1", "192.0.2.2"],
        ["plain.example"] = ["192.0.2.3"],
        ["a.example"] = ["192.0.2.4"],
        ["b.example"] = ["192.0.2.5"],
    };

    [Theory]
    [InlineData("192.0.2.9", null, SipTransport.Udp, "0/0 192.0.2.9:5060")]
    [InlineData("192.0.2.9", null, SipTransport.Tls, "0/0 192.0.2.9:5061;transport=tls;name=192.0.2.9")]
    [InlineData("192.0.2.9", 5080, SipTransport.Tcp, "0/0 192.0.2.9:5080;transport=tcp")]
    [InlineData("carrier.example", 5080, SipTransport.Udp, "0/0 192.0.2.1:5080 192.0.2.2:5080")]
    [InlineData("carrier.example", null, SipTransport.Udp, "0/10 192.0.2.4:5070", "0/20 192.0.2.5:5070")]
    [InlineData("carrier.example", null, SipTransport.Tcp, "0/0 192.0.2.1:5060;transport=tcp 192.0.2.2:5060;transport=tcp")]
    [InlineData("carrier.example", null, SipTransport.Tls, "0/1 192.0.2.5:5091;transport=tls;name=carrier.example")]
    [InlineData("plain.example", null, SipTransport.Tls, "0/0 192.0.2.3:5061;transport=tls;name=plain.example")]
    [InlineData("2001:db8::9", null, SipTransport.Udp)]
    [InlineData("closed.example", null, SipTransport.Udp)]
    public async Task Where_a_server_is(string host, int? port, SipTransport transport, params string[] expected)
    {
        var located = await NewLocator().LocateAsync(
            new SipServer { Host = host, Port = port, Transport = transport }, TestContext.Current.CancellationToken);

        Assert.Equal(expected, located.Select(server => $"{server.Priority.Configured}/{server.Priority.Service} {string.Join(' ', server.Hops)}"));
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_said_to()
    {
        await Assert.ThrowsAsync<SocketException>(() =>
            NewLocator().LocateAsync(new SipServer { Host = "nobody.example" }, TestContext.Current.CancellationToken));
    }

    private static ServerLocator NewLocator() => new(
        new FakeNames
        {
            Resolve = host => Addresses.TryGetValue(host, out var texts)
                ? Task.FromResult(texts.Select(IPAddress.Parse).ToArray())
                : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)),
            Services =
            {
                ["_sip._udp.carrier.example"] = [new("a.example.", 5070, 10, 1), new("b.example", 5070, 20, 1), new("gone.example", 5070, 30, 1)],
                ["_sips._tcp.carrier.example"] = [new("b.example", 5091, 1, 1)],
                ["_sip._udp.closed.example"] = [new(".", 0, 0, 0)],
            },
        },
        AddressFamily.InterNetwork);
}
