using Campaigns.Domain.Faults;

namespace Campaigns.Grains.Interfaces.Campaigns;

/// <summary>What came of a command: the campaign as it is now, or why it was refused. A refusal changes nothing.</summary>
/// <param name="View">The campaign; null when it does not exist.</param>
/// <param name="Refusal">Null when the command was carried out or had been already.</param>
/// <param name="Faults">Every reason of the refusal.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignReply")]
public sealed record CampaignReply(
    [property: Id(0)] CampaignView? View,
    [property: Id(1)] Refusal? Refusal,
    [property: Id(2)] IReadOnlyList<Fault> Faults)
{
    /// <summary>What whoever launched the campaign should know; empty otherwise.</summary>
    [Id(3)] public IReadOnlyList<string> Warnings { get; init; } = [];
}
