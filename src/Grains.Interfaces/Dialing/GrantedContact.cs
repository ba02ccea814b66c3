using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using NodaTime;

namespace Campaigns.Grains.Interfaces.Dialing;

/// <summary>A contact's row as it travels with a grant, in primitives.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.GrantedContact")]
public readonly record struct GrantedContact(
    [property: Id(0)] long Contact,
    [property: Id(1)] string PhoneNumber,
    [property: Id(2)] string[] ZoneIds,
    [property: Id(3)] short State,
    [property: Id(4)] int AttemptsSpent,
    [property: Id(5)] int LastAttemptNumber,
    [property: Id(6)] long NextAtUnixMs,
    [property: Id(7)] int CapacityRefusals,
    [property: Id(8)] int Version)
{
    [Id(9)] public bool HasConsent { get; init; }

    /// <summary>The row in the domain's words.</summary>
    public ContactTicket ToTicket(CampaignId campaign) => new(
        new ContactKey(campaign, Contact),
        PhoneNumber,
        ZoneIds,
        (ContactState)State,
        AttemptsSpent,
        LastAttemptNumber,
        NextAtUnixMs == 0 ? null : Instant.FromUnixTimeMilliseconds(NextAtUnixMs),
        CapacityRefusals,
        Version)
    {
        HasConsent = HasConsent,
    };

    public static GrantedContact From(ContactTicket ticket) => new(
        ticket.Key.Contact,
        ticket.PhoneNumber,
        [.. ticket.ZoneIds],
        (short)ticket.State,
        ticket.AttemptsSpent,
        ticket.LastAttemptNumber,
        ticket.NextAt?.ToUnixTimeMilliseconds() ?? 0,
        ticket.CapacityRefusals,
        ticket.Version)
    {
        HasConsent = ticket.HasConsent,
    };
}
