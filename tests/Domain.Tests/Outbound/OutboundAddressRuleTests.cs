using System.Net;
using Campaigns.Domain.Outbound;

namespace Campaigns.Domain.Tests.Outbound;

public sealed class OutboundAddressRuleTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2002:808:808::", true)]
    public void Only_public_addresses_are_allowed_by_default(string address, bool allowed) =>
        Assert.Equal(allowed, OutboundAddressRule.PublicOnly.Allows(IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.20.0.1", true)]
    [InlineData("::ffff:10.20.0.1", true)]
    [InlineData("10.21.0.1", false)]
    [InlineData("127.0.0.1", false)]
    public void A_network_can_be_allowed_without_its_neighbours(string address, bool allowed) =>
        Assert.Equal(allowed, new OutboundAddressRule([IPNetwork.Parse("10.20.0.0/16")]).Allows(IPAddress.Parse(address)));
}
