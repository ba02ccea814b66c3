using Campaigns.Domain.Gates;
using Campaigns.Grains.Interfaces.Campaigns;
using NodaTime;

namespace Campaigns.Api.Contacts;

/// <summary>Why a contact is, or isn't, dialled.</summary>
internal sealed record ExplanationResponse
{
    public required long ContactId { get; init; }

    /// <summary>When the gates were asked.</summary>
    public required Instant At { get; init; }

    /// <summary>No gate is closed.</summary>
    public required bool Dialable { get; init; }

    /// <summary>
    /// The first instant at which every gate passes, as far as that can be known: slots come back when calls end. Null: never, or not before something
    /// else happens.
    /// </summary>
    public required Instant? DialableAt { get; init; }

    /// <summary>Every gate, in the order in which an operator would name them.</summary>
    public required IReadOnlyList<GateResponse> Gates { get; init; }

    public static ExplanationResponse From(ContactExplanation explanation) => new()
    {
        ContactId = explanation.Contact.Key.Contact,
        At = Instant.FromUnixTimeMilliseconds(explanation.AtUnixMs),
        Dialable = explanation.Gates.All(gate => gate.Reason is DialGate.Open),
        DialableAt = explanation.DialableAtUnixMs is { } at ? Instant.FromUnixTimeMilliseconds(at) : null,
        Gates = [.. explanation.Gates.Select(GateResponse.From)],
    };
}
