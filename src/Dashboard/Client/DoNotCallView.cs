namespace Campaigns.Dashboard.Client;

/// <summary>A number that must not be called.</summary>
public sealed record DoNotCallView(string PhoneNumber, string Reason, DateTimeOffset? AddedAt);
