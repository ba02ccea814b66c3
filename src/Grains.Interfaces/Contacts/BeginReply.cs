using Campaigns.Domain.Contacts;
using Campaigns.Domain.Gates;

namespace Campaigns.Grains.Interfaces.Contacts;

/// <summary>What came of beginning an attempt.</summary>
/// <param name="Gate">Which gate refused; <see cref="DialGate.Open"/> when none did.</param>
/// <param name="AttemptNumber">The attempt that is open now; 0 when refused.</param>
/// <param name="State">Where the contact stands.</param>
/// <param name="RetryAtUnixMs">Refused, but may be dialled from this instant on; 0 when not known.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.BeginReply")]
public sealed record BeginReply(
    [property: Id(0)] DialGate Gate,
    [property: Id(1)] int AttemptNumber,
    [property: Id(2)] ContactState State,
    [property: Id(3)] long RetryAtUnixMs)
{
    /// <summary>The intent is durable: the INVITE may leave.</summary>
    public bool Begun => Gate == DialGate.Open;

    /// <summary>The contact's row says what becomes of it: it is final, or was made to wait. Otherwise it is to be offered again.</summary>
    public bool Settled => Gate is DialGate.Final or DialGate.DoNotCall or DialGate.NumberNotAllowed or DialGate.NoConsent
        || (State is ContactState.WaitingForRetry && Gate is DialGate.FrequencyLimit or DialGate.CallerNumberCapped or DialGate.TeamCapped);
}
