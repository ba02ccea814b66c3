using Campaigns.Persistence.Access;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Campaigns.Api.Health;

/// <summary>Ready only while the database answers.</summary>
internal sealed class DatabaseCheck(ApiKeys keys) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await keys.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }
}
