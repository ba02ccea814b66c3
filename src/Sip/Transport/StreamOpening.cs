using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Campaigns.Sip.Transport;

/// <summary>Opens one connection, and explains why it could not.</summary>
internal sealed class StreamOpening(NextHop hop, StreamOptions options, TimeProvider time)
{
    private readonly CertificateCheck _certificate = new(options.Tls);

    public bool IsOpen { get; private set; }

    /// <param name="accepted">A connection of the peer's; null to connect.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Stream> OpenAsync(Socket? accepted, CancellationToken cancellationToken)
    {
        if (accepted is not null)
        {
            IsOpen = true;
            return new NetworkStream(accepted, ownsSocket: true);
        }

        using var timeout = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var socket = new Socket(hop.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            if (socket.AddressFamily == options.LocalAddress.AddressFamily
                && !options.LocalAddress.Equals(IPAddress.Any)
                && !options.LocalAddress.Equals(IPAddress.IPv6Any))
            {
                socket.Bind(new IPEndPoint(options.LocalAddress, 0));
            }

            await socket.ConnectAsync(hop.EndPoint, either.Token).ConfigureAwait(false);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (hop.Transport == SipTransport.Tls)
            {
                var secured = new SslStream(stream);
                stream = secured;
                var host = hop.TlsName ?? hop.EndPoint.Address.ToString();
                await secured.AuthenticateAsClientAsync(_certificate.OptionsFor(host), either.Token).ConfigureAwait(false);
            }
        }
        catch
        {
            socket.Dispose();
            if (stream is not null)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }

        IsOpen = true;
        return stream;
    }

    public static SocketError ErrorOf(Exception exception) => exception switch
    {
        SocketException socket => socket.SocketErrorCode,
        IOException { InnerException: SocketException socket } => socket.SocketErrorCode,
        AuthenticationException => SocketError.ConnectionAborted,
        OperationCanceledException => SocketError.TimedOut,
        _ => SocketError.ConnectionReset,
    };

    /// <summary>For the operator: what is wrong with the peer's address or certificate.</summary>
    public string Describe(Exception exception) => exception switch
    {
        AuthenticationException => $"TLS: {_certificate.Fault ?? exception.Message}",
        OperationCanceledException => $"No connection within {options.ConnectTimeout.TotalSeconds} s",
        _ => exception.Message,
    };
}
