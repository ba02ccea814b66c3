using NodaTime;

namespace Campaigns.Persistence.ReadModels;

/// <summary>What ended in one stretch of time.</summary>
/// <param name="From">Its begin; it ends where the next one begins.</param>
/// <param name="Attempts">Ended attempts, those included that spent nothing.</param>
/// <param name="Answered">Answered ones among them.</param>
public sealed record TimelineBucket(Instant From, long Attempts, long Answered);
