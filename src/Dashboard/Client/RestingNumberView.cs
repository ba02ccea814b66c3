namespace Campaigns.Dashboard.Client;

/// <summary>A caller number that people refused too often.</summary>
public sealed record RestingNumberView(string Number, string Rest);
