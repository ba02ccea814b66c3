namespace Campaigns.Domain.Ports;

/// <summary>What an originator carries right now, for back-pressure and for operators.</summary>
/// <param name="CallsInFlight">Calls placed whose outcome is not known yet.</param>
/// <param name="CallsAnswered">Of these, the answered ones.</param>
/// <param name="MaxCalls">The admission limit.</param>
public readonly record struct OriginatorLoad(int CallsInFlight, int CallsAnswered, int MaxCalls);
