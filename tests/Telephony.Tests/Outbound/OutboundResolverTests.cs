using System.Net;
using System.Net.Sockets;
using Campaigns.Domain.Outbound;
using Campaigns.Telephony.Outbound;

namespace Campaigns.Telephony.Tests.Outbound;

public sealed class OutboundResolverTests
{
    [Fact]
    public async Task Only_the_allowed_addresses_of_a_name_are_given()
    {
        var resolver = new OutboundResolver(OutboundAddressRule.PublicOnly, Answering("10.0.0.1", "8.8.8.8", "::1"));

        Assert.Equal([IPAddress.Parse("8.8.8.8")], await resolver.ResolveAsync("mixed.example", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("inside.example")]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    public async Task A_host_with_nothing_but_forbidden_addresses_is_refused(string host)
    {
        var resolver = new OutboundResolver(OutboundAddressRule.PublicOnly, Answering("192.168.0.1"));

        await Assert.ThrowsAsync<OutboundRefusedException>(() => resolver.ResolveAsync(host, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_name_that_doesn_t_resolve_is_refused_in_words()
    {
        var resolver = new OutboundResolver(OutboundAddressRule.PublicOnly, (_, _) => throw new SocketException((int)SocketError.HostNotFound));

        var refused = await Assert.ThrowsAsync<OutboundRefusedException>(() => resolver.ResolveAsync("nowhere.example", TestContext.Current.CancellationToken));

        Assert.Equal("nowhere.example could not be resolved: HostNotFound.", refused.Message);
    }

    [Fact]
    public void Networks_that_can_t_be_read_are_named() =>
        Assert.Contains("here, 10.0.0.0/33", Assert.Throws<ArgumentException>(() => new OutboundOptions { AllowedNetworks = ["here", "10.0.0.0/33", "127.0.0.0/8"] }.ToRule()).Message, StringComparison.Ordinal);

    private static Func<string, CancellationToken, Task<IPAddress[]>> Answering(params string[] addresses) =>
        (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray());
}
