namespace Campaigns.Dashboard.Client;

/// <summary>Why a contact is, or isn't, called.</summary>
public sealed record ExplanationView(bool Dialable, DateTimeOffset? DialableAt, IReadOnlyList<GateView> Gates);
