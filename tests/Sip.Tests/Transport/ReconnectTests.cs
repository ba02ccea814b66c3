using System.Net;
using Campaigns.Sip.Tests.Calls;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Tests.Transport;

public sealed class ReconnectTests
{
    [Fact]
    public async Task All_calls_share_one_connection_and_a_broken_one_is_replaced_by_the_next_message()
    {
        await using var peer = new StreamPeer(request =>
            request.StartsWith("ACK ", StringComparison.Ordinal) ? null : Peer.Respond(request, "486 Busy Here"));
        await using var endpoint = new SipEndpoint(new SipEndpointOptions
        {
            RemoteHost = "127.0.0.1",
            RemotePort = peer.Port,
            Transport = SipTransport.Tcp,
            Bind = new IPEndPoint(IPAddress.Loopback, 0),
            ConnectTimeout = TimeSpan.FromSeconds(20),
        });
        await RefusedAsync(endpoint);
        await RefusedAsync(endpoint);
        Assert.Equal(1, peer.Connections);

        peer.Break();
        await Polling.UntilAsync(() => endpoint.Connections == 0);
        await RefusedAsync(endpoint);

        Assert.Equal(2, peer.Connections);
    }

    private static async Task RefusedAsync(SipEndpoint endpoint)
    {
        var observer = new RecordingObserver();
        endpoint.Place(SippTrunk.NewRequest(), observer);
        Assert.Equal(486, (await observer.Ended.WithinReason()).Status);
    }
}
