using System.Text.Json;
using Campaigns.Api.Json;
using Campaigns.Persistence.ReadModels;
using NodaTime;

namespace Campaigns.Api.Contacts;

/// <summary>A contact as it is now.</summary>
internal sealed record ContactResponse
{
    /// <summary>Its number within the installation; also the order of arrival.</summary>
    public required long Id { get; init; }

    /// <summary>E.164 with "+".</summary>
    public required string PhoneNumber { get; init; }

    public required string? DisplayName { get; init; }
    public required string? ExternalId { get; init; }

    /// <summary>All of them must be inside the window; empty: unknown.</summary>
    public required IReadOnlyList<string> TimeZones { get; init; }

    public required int Priority { get; init; }

    /// <summary>"dialing" or "inCall" while an attempt is open, else pending, waitingForRetry or the final state.</summary>
    public required string State { get; init; }

    /// <summary>Of the campaign's retry.maxAttempts.</summary>
    public required int AttemptsSpent { get; init; }

    /// <summary>When the retry is due; null when none is.</summary>
    public required Instant? NextAt { get; init; }

    /// <summary>The person's agreement to be called; null when none is noted.</summary>
    public required ConsentResponse? Consent { get; init; }

    public required JsonElement Variables { get; init; }

    public static ContactResponse From(ContactRow contact) => new()
    {
        Id = contact.Ticket.Key.Contact,
        PhoneNumber = contact.Ticket.PhoneNumber,
        DisplayName = contact.DisplayName,
        ExternalId = contact.ExternalId,
        TimeZones = contact.Ticket.ZoneIds,
        Priority = contact.Priority,
        State = ContactStateText.Of(contact),
        AttemptsSpent = contact.Ticket.AttemptsSpent,
        NextAt = contact.Ticket.NextAt,
        Consent = contact.Consent is var (kind, source, at) ? new ConsentResponse(kind, source, at) : null,
        Variables = JsonSerializer.Deserialize<JsonElement>(contact.VariablesJson ?? "{}", ApiJson.Options),
    };
}
