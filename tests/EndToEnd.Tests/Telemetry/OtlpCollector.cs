using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Campaigns.EndToEnd.Tests.Telemetry;

/// <summary>A collector that takes OTLP over HTTP and keeps everything.</summary>
internal sealed class OtlpCollector : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Lock _lock = new();
    private readonly List<byte[]> _bodies = [];
    private readonly List<ReceivedSpan> _spans = [];
    private readonly HashSet<string> _metrics = [];
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OtlpCollector()
    {
        Address = Listen();
        _ = ReceiveAsync();
    }

    public string Address { get; }

    /// <summary>What makes a program send everything here, soon.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_TRACES_SAMPLER"] = "always_on",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
    };

    /// <summary>Everything that has arrived, as text in which a phone number would be found.</summary>
    public string Received
    {
        get
        {
            lock (_lock)
            {
                return string.Concat(_bodies.Select(Encoding.Latin1.GetString));
            }
        }
    }

    /// <summary>The spans of a trace, once its root has come.</summary>
    public Task<IReadOnlyList<ReceivedSpan>> TraceAsync(string id, CancellationToken cancellationToken) => UntilAsync(
        () => _spans.Where(span => span.TraceId == id).ToList() is { } spans && spans.Any(span => span.ParentId.Length == 0) ? (IReadOnlyList<ReceivedSpan>)spans : null,
        $"the root of trace {id}", cancellationToken);

    /// <summary>Completes once each of these metrics has come.</summary>
    public Task MetricsAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        UntilAsync(() => names.All(_metrics.Contains) ? this : null, string.Join(", ", names), cancellationToken);

    public void Dispose() => _listener.Close();

    private async Task<T> UntilAsync<T>(Func<T?> look, string what, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (look() is { } found)
                {
                    return found;
                }

                next = _arrived.Task;
            }

            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"Waited in vain for {what}; what came: {string.Join(", ", _spans.Select(span => span.Name).Concat(_metrics).Distinct())}");
            }
        }
    }

    private async Task ReceiveAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // Closed: the test is over.
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            Keep(context.Request.Url!.AbsolutePath, body.ToArray());
            context.Response.Close();
        }
    }

    private void Keep(string path, byte[] body)
    {
        TaskCompletionSource arrived;
        lock (_lock)
        {
            _bodies.Add(body);
            if (path == "/v1/traces")
            {
                // ExportTraceServiceRequest: resource_spans 1, scope_spans 2, spans 2.
                _spans.AddRange(ProtobufMessage.At(body, 1, 2, 2).Select(ReceivedSpan.Read));
            }
            else if (path == "/v1/metrics")
            {
                // ExportMetricsServiceRequest: resource_metrics 1, scope_metrics 2, metrics 2, name 1.
                _metrics.UnionWith(ProtobufMessage.At(body, 1, 2, 2, 1).Select(name => Encoding.UTF8.GetString(name.Span)));
            }

            (arrived, _arrived) = (_arrived, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        arrived.SetResult();
    }

    // Between finding a port free and listening on it, another process may take it.
    private string Listen()
    {
        for (var attempt = 1; ; attempt++)
        {
            var address = $"http://127.0.0.1:{FreePort()}/";
            _listener.Prefixes.Clear();
            _listener.Prefixes.Add(address);
            try
            {
                _listener.Start();
                return address;
            }
            catch (HttpListenerException) when (attempt < 5)
            {
                // Try the next port.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
