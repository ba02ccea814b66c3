namespace Campaigns.LoadTester.Api;

/// <summary>What of a trunk is in use.</summary>
/// <param name="ChannelsInUse">Permits that are granted.</param>
internal sealed record TrunkLoadView(int ChannelsInUse);
