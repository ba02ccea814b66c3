using Campaigns.Domain.Trunks;

namespace Campaigns.Persistence.ReadModels;

/// <summary>A trunk as lists show it. The settings are without the password.</summary>
public sealed record TrunkRow(TrunkId Id, long Version, TrunkSettings Settings);
