namespace Campaigns.Telephony.Contract;

/// <summary>A stack that did otherwise than the contract says, or than its list of gaps says.</summary>
public sealed class ContractBrokenException(string message) : Exception(message);
