using Campaigns.Domain.Campaigns;

namespace Campaigns.Grains.Interfaces.Campaigns;

/// <summary>
/// A campaign has another status or other settings, or goes on in another silo: an event of the stream <see cref="StreamNamespace"/> that is keyed by the campaign's id. It says
/// that there is something to be read, and may be lost: who listens reads every few seconds anyway.
/// </summary>
/// <param name="Status">The status now.</param>
/// <param name="Version">Of the campaign's entry.</param>
/// <param name="Epoch">Rises with each launch, pause and move.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignChange")]
public sealed record CampaignChange([property: Id(0)] CampaignStatus Status, [property: Id(1)] long Version, [property: Id(2)] long Epoch)
{
    /// <summary>Namespace of the Orleans stream.</summary>
    public const string StreamNamespace = "campaign-changes";

    /// <summary>Name of the stream provider.</summary>
    public const string StreamProvider = "live";

    /// <summary>
    /// Queues of the provider, the same number in silos and clients: who counted others would listen elsewhere. Changes are few, and each queue is one more that somebody has to look into.
    /// </summary>
    public const int Queues = 1;

    /// <summary>The campaign's stream.</summary>
    public static StreamId StreamOf(Guid campaign) => StreamId.Create(StreamNamespace, campaign);
}
