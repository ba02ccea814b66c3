using System.Net.Sockets;
using System.Net.WebSockets;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Ports;

namespace Campaigns.Telephony.MediaStreams;

/// <summary>Opens the WebSocket to an agent: guarded, signed, without proxies and cookies.</summary>
internal sealed class AgentSocket(IOutboundResolver resolver)
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    /// <exception cref="WebSocketException">Refused, unreachable, or no WebSocket there; the inner exceptions say which.</exception>
    public async Task<ClientWebSocket> ConnectAsync(MediaStreamAgent agent, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = (context, cancel) => OpenAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancel),
        };
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.KeepAliveInterval = KeepAlive;
            socket.Options.KeepAliveTimeout = KeepAlive;
            socket.Options.SetRequestHeader(StreamSignature.Header, StreamSignature.Of(agent.Url, agent.AuthToken));
            await socket.ConnectAsync(new Uri(agent.Url), invoker, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async ValueTask<Stream> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        // Looked up now and connected to: no second look-up can lead elsewhere.
        var addresses = await resolver.ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. addresses], port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
