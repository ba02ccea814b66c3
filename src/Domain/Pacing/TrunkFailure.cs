using Campaigns.Domain.Attempts;
using NodaTime;

namespace Campaigns.Domain.Pacing;

/// <summary>One way in which calls over a trunk failed lately.</summary>
/// <param name="SipStatus">What the carrier answered; null: nothing.</param>
/// <param name="Failure">What failed on our side or on the way.</param>
/// <param name="Count">How often.</param>
/// <param name="LastAt">When it did last.</param>
public sealed record TrunkFailure(int? SipStatus, CallFailure Failure, int Count, Instant LastAt);
