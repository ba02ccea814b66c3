namespace Campaigns.Api.Trunks;

/// <summary>What a trunk carries now, over all silos.</summary>
/// <param name="ChannelsInUse">Calls up.</param>
/// <param name="LearnedChannels">Calls that the carrier is believed to carry: as configured, or less after capacity refusals.</param>
/// <param name="LearnedCallsPerSecond">New calls per second that the carrier is believed to take.</param>
/// <param name="BreakerOpen">Only probe calls are placed.</param>
internal sealed record TrunkLoadResponse(int ChannelsInUse, int LearnedChannels, double LearnedCallsPerSecond, bool BreakerOpen);
