using Campaigns.Domain.Attempts;
using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Api.Trunks;

/// <summary>One way in which calls over a trunk failed in the last hour.</summary>
/// <param name="SipStatus">What the carrier answered; null: nothing.</param>
/// <param name="Failure">What failed on our side or on the way; "none" when the carrier answered.</param>
/// <param name="Count">How often.</param>
/// <param name="LastAt">When it did last.</param>
internal sealed record TrunkFailureResponse(int? SipStatus, CallFailure Failure, int Count, Instant LastAt)
{
    public static TrunkFailureResponse From(FailureReport report) =>
        new(report.SipStatus, (CallFailure)report.Failure, report.Count, Instant.FromUnixTimeMilliseconds(report.LastUnixMs));
}
