using Campaigns.Domain.Consent;
using Campaigns.Domain.Contacts;

namespace Campaigns.Persistence.ReadModels;

/// <summary>A contact as lists show it.</summary>
/// <param name="Ticket">Key, number, zones, state and budget.</param>
/// <param name="Priority">Higher first.</param>
/// <param name="DisplayName">Null when none was given.</param>
/// <param name="ExternalId">Null when none was given.</param>
/// <param name="VariablesJson">A JSON object; null when there are none.</param>
/// <param name="Live">What its open call is doing; null when it has none.</param>
public sealed record ContactRow(ContactTicket Ticket, int Priority, string? DisplayName, string? ExternalId, string? VariablesJson, LiveCall? Live)
{
    /// <summary>The person's agreement to be called; null when none is noted.</summary>
    public ContactConsent? Consent { get; init; }
}
