using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Campaigns.Api.Browser;

/// <summary>
/// One request to the own pipeline, and its answer. The answer is there as soon as its first byte is, so that an endless one (server-sent events) can be
/// read while it comes; disposing of it tells the pipeline that nobody reads any more.
/// </summary>
internal sealed class InProcessExchange(RequestDelegate pipeline, IServiceScopeFactory scopes, SessionCall? session) : IDisposable
{
    private readonly Pipe _body = new();
    private readonly InProcessResponse _response = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _aborted = new();

    /// <exception cref="OperationCanceledException">The caller gave up before the answer began.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? Stream.Null : await request.Content.ReadAsStreamAsync(cancellationToken);
        using (cancellationToken.Register(_aborted.Cancel))
        {
            // Away from the page's own thread of work: what the pipeline awaits must not wait for the page.
            _ = Task.Run(() => RunAsync(request, body), CancellationToken.None);
            await _started.Task.WaitAsync(cancellationToken);
        }

        return Answer(request);
    }

    /// <summary>Nobody reads the answer any more.</summary>
    public void Dispose()
    {
        _aborted.Cancel();
        _aborted.Dispose();
    }

    private async Task RunAsync(HttpRequestMessage request, Stream body)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await pipeline(new DefaultHttpContext(Features(request, body)) { RequestServices = scope.ServiceProvider });
            await StartAsync();
            await _body.Writer.CompleteAsync();
            await _response.CompleteAsync();
        }
        catch (Exception exception)
        {
            // Whoever reads the answer is told, before or after it began.
            _started.TrySetException(exception);
            await _body.Writer.CompleteAsync(new IOException("The answer broke off.", exception));
        }
    }

    private FeatureCollection Features(HttpRequestMessage request, Stream body)
    {
        var target = request.RequestUri!.OriginalString.Split('?', 2);
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Protocol = "HTTP/1.1",
            Scheme = "http",
            Method = request.Method.Method,
            Path = Uri.UnescapeDataString(target[0]),
            QueryString = target.Length == 2 ? "?" + target[1] : "",
            Headers = Headers(request),
            Body = body,
        });
        features.Set<IHttpResponseFeature>(_response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(new StartingStream(_body.Writer.AsStream(), StartAsync)));
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = _aborted.Token });
        features.Set(session);
        return features;
    }

    private static HeaderDictionary Headers(HttpRequestMessage request)
    {
        var headers = new HeaderDictionary { ["Host"] = "localhost" };
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []))
        {
            headers[name] = new StringValues([.. values]);
        }

        return headers;
    }

    private async Task StartAsync()
    {
        if (!_response.HasStarted)
        {
            await _response.StartAsync();
            _started.TrySetResult();
        }
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var answer = new HttpResponseMessage((System.Net.HttpStatusCode)_response.StatusCode)
        {
            RequestMessage = request,
            Content = new StreamContent(new ReadUntilDisposed(_body.Reader.AsStream(), this)),
        };
        foreach (var (name, values) in _response.Headers)
        {
            if (!answer.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                answer.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return answer;
    }
}
