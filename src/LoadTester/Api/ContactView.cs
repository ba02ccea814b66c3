namespace Campaigns.LoadTester.Api;

/// <summary>A contact as the API shows it; only what is used here.</summary>
internal sealed record ContactView(long Id, string PhoneNumber, string? DisplayName, string State);
