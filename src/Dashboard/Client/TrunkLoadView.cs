namespace Campaigns.Dashboard.Client;

/// <summary>What a trunk carries now.</summary>
public sealed record TrunkLoadView(int ChannelsInUse, int LearnedChannels, double LearnedCallsPerSecond, bool BreakerOpen, double CallsPerSecond, DateTimeOffset? RestsUntil);
