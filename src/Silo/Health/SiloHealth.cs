using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaigns.Silo.Health;

/// <summary>
/// Answers probes of a process that is only a silo: <c>/health/live</c> and <c>/health/ready</c>, as an API process does, and nothing else. Starts before the silo and
/// stops after it, so that it can say that the silo drains.
/// </summary>
internal sealed partial class SiloHealth(IPAddress address, int port, SiloReadiness readiness, ILogger<SiloHealth> logger) : IHostedService, IAsyncDisposable
{
    private WebApplication? _app;

    /// <summary>Where it listens, once started.</summary>
    public Uri Address => new(_app!.Urls.Single());

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Nothing of the process's own configuration: addresses that are meant for an API would be listened to here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 100;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(address, port);
        });
        _app = builder.Build();
        _app.Run(AnswerAsync);
        await _app.StartAsync(cancellationToken).ConfigureAwait(false);
        LogListens(logger, Address);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task AnswerAsync(HttpContext context)
    {
        var asked = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? context.Request.Path.Value : null;
        HealthResponse? answer = asked switch
        {
            // The process answers: that is all that "live" says. A supervisor must not restart it because the database is away.
            "/health/live" => HealthResponse.Of(new Dictionary<string, string>()),
            "/health/ready" => HealthResponse.Of(await readiness.AskAsync(context.RequestAborted).ConfigureAwait(false)),
            _ => null,
        };
        context.Response.StatusCode = answer switch
        {
            null => StatusCodes.Status404NotFound,
            { Status: HealthResponse.Ok } => StatusCodes.Status200OK,
            _ => StatusCodes.Status503ServiceUnavailable,
        };
        if (answer is not null)
        {
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsJsonAsync(answer, JsonSerializerOptions.Web, context.RequestAborted).ConfigureAwait(false);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Probes are answered at {Address}")]
    private static partial void LogListens(ILogger logger, Uri address);
}
