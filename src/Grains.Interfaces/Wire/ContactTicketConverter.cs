using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;

namespace Campaigns.Grains.Interfaces.Wire;

/// <summary>Lets a contact's ticket travel as <see cref="ContactTicketOnWire"/>.</summary>
[RegisterConverter]
public sealed class ContactTicketConverter : IConverter<ContactTicket, ContactTicketOnWire>
{
    /// <inheritdoc/>
    public ContactTicket ConvertFromSurrogate(in ContactTicketOnWire surrogate) => new(
        new ContactKey(new CampaignId(surrogate.Campaign), surrogate.Contact),
        surrogate.PhoneNumber,
        surrogate.ZoneIds,
        (ContactState)surrogate.State,
        surrogate.AttemptsSpent,
        surrogate.LastAttemptNumber,
        WireTime.InstantOf(surrogate.NextAt),
        surrogate.CapacityRefusals,
        surrogate.Version)
    {
        HasConsent = surrogate.HasConsent,
    };

    /// <inheritdoc/>
    public ContactTicketOnWire ConvertToSurrogate(in ContactTicket value) => new()
    {
        Campaign = value.Key.Campaign.Value,
        Contact = value.Key.Contact,
        PhoneNumber = value.PhoneNumber,
        ZoneIds = value.ZoneIds as string[] ?? [.. value.ZoneIds],
        State = (short)value.State,
        AttemptsSpent = value.AttemptsSpent,
        LastAttemptNumber = value.LastAttemptNumber,
        NextAt = WireTime.TicksOf(value.NextAt),
        CapacityRefusals = value.CapacityRefusals,
        Version = value.Version,
        HasConsent = value.HasConsent,
    };
}
