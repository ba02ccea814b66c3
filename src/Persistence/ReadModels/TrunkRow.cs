using Campaigns.Domain.Trunks;

namespace Campaigns.Persistence.ReadModels;

/// <summary>A trunk as lists show it. The settings hold the password: the API must leave it out.</summary>
public sealed record TrunkRow(TrunkId Id, long Version, TrunkSettings Settings);
