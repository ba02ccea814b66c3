namespace Campaigns.Domain.Ports;

/// <summary>How a phone number stands.</summary>
/// <param name="IsInCall">It is in an open call, of any campaign.</param>
/// <param name="IsOnDoNotCallList">It must not be called.</param>
public sealed record NumberStanding(bool IsInCall, bool IsOnDoNotCallList);
