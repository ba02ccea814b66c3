using Campaigns.Domain.Contacts;

namespace Campaigns.Grains.Interfaces.Contacts;

/// <summary>A contact as it is now.</summary>
/// <param name="Ticket">Its row.</param>
/// <param name="OpenAttempt">The attempt that is open, 0 when none is.</param>
/// <param name="Answered">The open attempt was answered.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.ContactView")]
public sealed record ContactView(
    [property: Id(0)] ContactTicket Ticket,
    [property: Id(1)] int OpenAttempt,
    [property: Id(2)] bool Answered);
