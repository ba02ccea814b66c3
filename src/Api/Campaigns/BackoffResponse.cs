using NodaTime;

namespace Campaigns.Api.Campaigns;

/// <summary>How a retry delay grows.</summary>
internal sealed record BackoffResponse(double Multiplier, Duration Cap);
