using System.Globalization;
using System.Threading.RateLimiting;
using Campaigns.Api.Hosting;
using Campaigns.Api.Problems;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Campaigns.Api.Security;

/// <summary>How many requests a key may make: a bucket of tokens each, in this process.</summary>
internal static class RequestRate
{
    public static void AddRequestRate(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter => limiter.OnRejected = RejectAsync);
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<ApiOptions>>((limiter, options) =>
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, options.Value)));
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext context, ApiOptions options) => Caller.Of(context.User) is { } caller
        ? RateLimitPartition.GetTokenBucketLimiter(
            caller.KeyId,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.RequestBurst,
                TokensPerPeriod = Math.Max(1, options.RequestsPerSecond / 10),
                ReplenishmentPeriod = TimeSpan.FromMilliseconds(options.RequestsPerSecond < 10 ? 1000.0 / options.RequestsPerSecond : 100),
            })
        : RateLimitPartition.GetNoLimiter("");

    private static ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return new ValueTask(ApiProblem.Of(ProblemKind.TooManyRequests, "This key asks too often: wait as long as Retry-After says.").ExecuteAsync(context.HttpContext));
    }
}
