using Campaigns.Domain.Contacts;

namespace Campaigns.Grains.Interfaces.Campaigns;

/// <summary>Why a contact is, or isn't, dialled: what every gate says, by the list that the dialler asks.</summary>
/// <param name="Contact">Its row.</param>
/// <param name="AtUnixMs">When the gates were asked, unix milliseconds.</param>
/// <param name="Gates">Every gate, in the order in which an operator would name them.</param>
/// <param name="DialableAtUnixMs">
/// The first instant at which every gate passes whose opening is known, slots aside: they come back when calls end. Null: never, or nobody knows.
/// </param>
[GenerateSerializer, Immutable, Alias("Campaigns.ContactExplanation")]
public sealed record ContactExplanation(
    [property: Id(0)] ContactTicket Contact,
    [property: Id(1)] long AtUnixMs,
    [property: Id(2)] IReadOnlyList<GateAnswer> Gates,
    [property: Id(3)] long? DialableAtUnixMs);
