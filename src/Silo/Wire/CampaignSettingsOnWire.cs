namespace Campaigns.Silo.Wire;

/// <summary>A campaign's settings between silos: their JSON, which both ends keep, so that it is written and read once for many messages.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignSettingsOnWire")]
internal readonly record struct CampaignSettingsOnWire
{
    [Id(0)] public required byte[] Json { get; init; }
}
