using NodaTime;

namespace Campaigns.Domain.Contacts;

/// <summary>
/// A contact's row as it travels with a grant, so that the contact's grain needs no read before it dials.
/// </summary>
/// <param name="Key">Campaign and contact.</param>
/// <param name="PhoneNumber">E.164 with "+".</param>
/// <param name="ZoneIds">IANA ids; every one of them must be inside the window. Empty: unknown.</param>
/// <param name="State"><see cref="ContactState.Pending"/> or <see cref="ContactState.WaitingForRetry"/> when it can be dialled.</param>
/// <param name="AttemptsSpent">The budget used so far.</param>
/// <param name="LastAttemptNumber">The highest attempt number ever written for this contact, 0 when none.</param>
/// <param name="NextAt">When a retry is due; null when none is.</param>
/// <param name="CapacityRefusals">Refusals by the trunk in a row (capacity, or the trunk may be broken), reset by any attempt that is spent.</param>
/// <param name="Version">Rises with each write of the row.</param>
public sealed record ContactTicket(
    ContactKey Key,
    string PhoneNumber,
    IReadOnlyList<string> ZoneIds,
    ContactState State,
    int AttemptsSpent,
    int LastAttemptNumber,
    Instant? NextAt,
    int CapacityRefusals,
    int Version)
{
    /// <summary>The person's consent is noted.</summary>
    public bool HasConsent { get; init; }
}
