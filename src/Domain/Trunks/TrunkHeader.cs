namespace Campaigns.Domain.Trunks;

/// <summary>A header field that a carrier wants in every INVITE.</summary>
/// <param name="Name">A token, none that the stack writes.</param>
/// <param name="Value">One line of 0–400 characters.</param>
public sealed record TrunkHeader(string Name, string Value);
