using Campaigns.Persistence.ReadModels;
using NodaTime;

namespace Campaigns.Api.Campaigns;

/// <summary>What ended in one stretch of time.</summary>
/// <param name="From">Its begin.</param>
/// <param name="Attempts">Ended attempts.</param>
/// <param name="Answered">Answered ones among them.</param>
internal sealed record TimelineResponse(Instant From, long Attempts, long Answered)
{
    public static TimelineResponse Of(TimelineBucket bucket) => new(bucket.From, bucket.Attempts, bucket.Answered);
}
