using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>When a grant came about; many attempts have one pull in common.</summary>
/// <param name="PermitsAskedAt">The trunk was asked for permits.</param>
/// <param name="AskedAt">They were there, and the campaign was asked for contacts.</param>
/// <param name="GrantedAt">The contacts came.</param>
internal readonly record struct PullInstants(Instant PermitsAskedAt, Instant AskedAt, Instant GrantedAt);
