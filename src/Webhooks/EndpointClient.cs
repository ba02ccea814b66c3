using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Campaigns.Domain.Outbound;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Webhooks;
using Campaigns.Persistence.Webhooks;
using NodaTime;

namespace Campaigns.Webhooks;

/// <summary>
/// Posts a message to its endpoint: signed, to an address that the guard allows at the moment of the connection, without proxies, cookies and redirects.
/// </summary>
public sealed class EndpointClient : IDisposable
{
    private static readonly TimeSpan ConnectionsKept = TimeSpan.FromMinutes(2);

    private readonly IOutboundResolver _resolver;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly HttpClient _http;

    public EndpointClient(IOutboundResolver resolver, TimeProvider time, TimeSpan timeout)
    {
        (_resolver, _time, _timeout) = (resolver, time, timeout);
        _http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            // A redirect would lead past the guard's question, and is a failure by the standard.
            AllowAutoRedirect = false,
            PooledConnectionLifetime = ConnectionsKept,
            ConnectCallback = (context, cancel) => OpenAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancel),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>One try. Whatever goes wrong on the way is an answer, not an exception.</summary>
    public async Task<EndpointAnswer> PostAsync(LeasedDelivery delivery, Instant at, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = Request(delivery, at);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return new EndpointAnswer((int)response.StatusCode, Fault: null, RetryAfter(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return new EndpointAnswer(null, string.Create(CultureInfo.InvariantCulture, $"No answer within {_timeout.TotalSeconds:0.#} s."));
        }
        catch (HttpRequestException exception)
        {
            return new EndpointAnswer(null, Words(exception));
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(LeasedDelivery delivery, Instant at)
    {
        var id = $"msg_{delivery.MessageId:N}";
        var body = Encoding.UTF8.GetBytes(delivery.Body);
        var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.ParseAdd("OrleansCampaigns/1.0");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", string.Join(' ', delivery.Secrets.Select(secret => secret.Sign(id, at, body))));
        return request;
    }

    private Duration? RetryAfter(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => Duration.FromTimeSpan(delta),
        { Date: { } date } => Duration.FromTimeSpan(date - _time.GetUtcNow()),
        _ => null,
    };

    // The innermost one says what an owner can act on: refused address, closed port, bad certificate.
    private static string Words(Exception exception)
    {
        while (exception is not OutboundRefusedException && exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception is SocketException socket ? $"The connection failed: {socket.SocketErrorCode}." : exception.Message;
    }

    private async ValueTask<Stream> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        // Looked up now and connected to: no second look-up can lead elsewhere.
        var addresses = await _resolver.ResolveAsync(host, cancellationToken).ConfigureAwait(false);
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
