using NodaTime;

namespace Campaigns.Api.Trunks;

/// <summary>When a caller number that people refuse is left alone for a while.</summary>
internal sealed record CallerCooldownResponse(int After, Duration Rest);
