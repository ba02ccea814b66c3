using NodaTime;

namespace Campaigns.Api.Trunks;

/// <summary>What a trunk carries now, over all silos.</summary>
/// <param name="ChannelsInUse">Calls up.</param>
/// <param name="LearnedChannels">Calls that the carrier is believed to carry: as configured, or less after capacity refusals.</param>
/// <param name="LearnedCallsPerSecond">New calls per second that the carrier is believed to take.</param>
/// <param name="BreakerOpen">Only probe calls are placed.</param>
/// <param name="CallsPerSecond">New calls per second, in the last quarter of a minute.</param>
/// <param name="RestsUntil">The carrier asked for a pause until then; null when it didn't.</param>
internal sealed record TrunkLoadResponse(int ChannelsInUse, int LearnedChannels, double LearnedCallsPerSecond, bool BreakerOpen, double CallsPerSecond, Instant? RestsUntil);
