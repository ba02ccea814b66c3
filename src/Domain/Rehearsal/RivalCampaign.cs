namespace Campaigns.Domain.Rehearsal;

/// <summary>Another campaign that dials over the trunk of a rehearsed one.</summary>
/// <param name="Priority">Higher first.</param>
/// <param name="Weight">Its share among campaigns of one priority, at least 1.</param>
/// <param name="MaxConcurrentCalls">Calls at once that it may have.</param>
/// <param name="MaxCallsPerSecond">Calls a second that it may start.</param>
/// <param name="Calls">Calls that it has still to start: one for each contact that isn't final. After them it is gone.</param>
public sealed record RivalCampaign(int Priority, int Weight, int MaxConcurrentCalls, double MaxCallsPerSecond, long Calls);
