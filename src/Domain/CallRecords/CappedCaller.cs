using Campaigns.Domain.Trunks;

namespace Campaigns.Domain.CallRecords;

/// <summary>A caller number that may be used only so often on one day.</summary>
/// <param name="Trunk">Whose number.</param>
/// <param name="Number">E.164 with "+".</param>
/// <param name="Cap">How often.</param>
public sealed record CappedCaller(TrunkId Trunk, string Number, CallerNumberCap Cap);
