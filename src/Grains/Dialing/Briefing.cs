using System.Collections.ObjectModel;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;

namespace Campaigns.Grains.Dialing;

/// <summary>What an assistant is told of the person it will talk with.</summary>
/// <param name="DisplayName">Null when unknown.</param>
/// <param name="Variables">Of campaign and contact.</param>
internal sealed record Briefing(string? DisplayName, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>For assistants that have no use for it.</summary>
    public static Briefing Empty { get; } = new(null, ReadOnlyDictionary<string, string>.Empty);

    public static Briefing Of(CampaignSettings campaign, ContactWords contact) =>
        new(contact.DisplayName, CallVariables.Merge(campaign.VariablesJson, contact.VariablesJson));
}
