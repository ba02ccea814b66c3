using Campaigns.Silo.Health;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Campaigns.Api.Health;

/// <summary>The only endpoints without an API key.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void AddReadiness(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DrainingCheck>("draining")
        .AddCheck<DatabaseCheck>("database", timeout: Patience)
        .AddCheck<ClusterCheck>("cluster", timeout: Patience);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        // The process answers: that is all that "live" says. A supervisor must not restart it because the database is away.
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(HealthResponse.Of(
        report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status == HealthStatus.Healthy ? HealthResponse.Ok : entry.Value.Description ?? "failed")));
}
