namespace Campaigns.CarrierSimulator.Judging;

/// <summary>Calls to one number: all so far, and those that are up.</summary>
internal record struct NumberLog(int Calls, int Open);
