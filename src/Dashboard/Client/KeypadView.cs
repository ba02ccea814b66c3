namespace Campaigns.Dashboard.Client;

/// <summary>What keys of the called person do; "off": none does.</summary>
public sealed record KeypadView(string OptOut, string Repeat, string Transfer, string? TransferTo);
