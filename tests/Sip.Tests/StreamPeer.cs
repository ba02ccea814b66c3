using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Campaigns.Sip.Tests;

/// <summary>
/// A peer on a real TCP or TLS socket that answers what a test says. Its framing is its own: lines, then as many octets as Content-Length
/// names.
/// </summary>
internal sealed class StreamPeer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? _certificate;
    private readonly Func<string, string?> _answer;
    private readonly List<TcpClient> _clients = [];
    private readonly List<string> _received = [];
    private readonly Lock _gate = new();
    private readonly Task _accepting;

    /// <param name="answer">The response to a request; null to say nothing.</param>
    /// <param name="certificate">With it the peer speaks TLS.</param>
    public StreamPeer(Func<string, string?> answer, X509Certificate2? certificate = null)
    {
        (_answer, _certificate) = (answer, certificate);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<string> Received
    {
        get
        {
            lock (_gate)
            {
                return [.. _received];
            }
        }
    }

    public int Connections
    {
        get
        {
            lock (_gate)
            {
                return _clients.Count;
            }
        }
    }

    /// <summary>Rings nobody: answers every INVITE and everything else with 200.</summary>
    public static string? AnswerAll(string request) => request.StartsWith("ACK ", StringComparison.Ordinal) ? null
        : request.StartsWith("INVITE ", StringComparison.Ordinal) ? Peer.Respond(request, "200 OK", sdp: Peer.Sdp, headers: ["Contact: <sip:callee@127.0.0.1>"])
        : Peer.Respond(request, "200 OK");

    /// <summary>Breaks every connection; further ones are taken.</summary>
    public void Break()
    {
        lock (_gate)
        {
            foreach (var client in _clients)
            {
                client.Client.Close(0);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        Break();
        await _accepting;
        _certificate?.Dispose();
    }

    private static async Task<string?> ReadAsync(StreamReader reader)
    {
        var head = new StringBuilder();
        var length = 0;
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Length == 0 && head.Length == 0)
            {
                continue;
            }

            head.Append(line).Append("\r\n");
            if (line.StartsWith("Content-Length: ", StringComparison.Ordinal))
            {
                length = int.Parse(line["Content-Length: ".Length..], CultureInfo.InvariantCulture);
            }

            if (line.Length == 0 && length == 0)
            {
                return head.ToString();
            }

            if (line.Length == 0)
            {
                var body = new char[length];
                return await reader.ReadBlockAsync(body) == length ? head.Append(body).ToString() : null;
            }
        }

        return null;
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                lock (_gate)
                {
                    _clients.Add(client);
                }

                serving.Add(ServeAsync(client));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            Stream stream = client.GetStream();
            if (_certificate is not null)
            {
                var secured = new SslStream(stream);
                stream = secured;
                await secured.AuthenticateAsServerAsync(_certificate);
            }

            using var reader = new StreamReader(stream, Encoding.Latin1);
            while (await ReadAsync(reader) is { } request)
            {
                lock (_gate)
                {
                    _received.Add(request);
                }

                if (_answer(request) is { } response)
                {
                    await stream.WriteAsync(Encoding.Latin1.GetBytes(response));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or AuthenticationException)
        {
            // The other side, or the test, has ended the connection.
        }
    }
}
