using Campaigns.Api.Json;
using Campaigns.Domain.Gates;
using Campaigns.Grains.Interfaces.Campaigns;
using NodaTime;

namespace Campaigns.Api.Contacts;

/// <summary>What one gate says of one contact.</summary>
/// <param name="Gate">Its name: "window".</param>
/// <param name="Passes">It has nothing against the call.</param>
/// <param name="Reason">Why it is closed: "windowClosed"; null when it passes.</param>
/// <param name="Final">No time will open it.</param>
/// <param name="OpensAt">When it opens; null when it passes, or that is not known.</param>
internal sealed record GateResponse(string Gate, bool Passes, string? Reason, bool Final, Instant? OpensAt)
{
    public static GateResponse From(GateAnswer answer) => new(
        answer.Name,
        answer.Reason is DialGate.Open,
        answer.Reason is DialGate.Open ? null : ApiJson.TextOf(answer.Reason),
        answer.ForGood,
        answer.OpensAtUnixMs is { } opens ? Instant.FromUnixTimeMilliseconds(opens) : null);
}
