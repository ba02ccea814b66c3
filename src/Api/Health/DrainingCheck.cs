using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Campaigns.Api.Health;

/// <summary>Not ready from the moment the process was told to stop, so that a load balancer sends its requests elsewhere.</summary>
internal sealed class DrainingCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("This process is stopping.") : HealthCheckResult.Healthy());
}
