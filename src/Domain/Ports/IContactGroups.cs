using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;

namespace Campaigns.Domain.Ports;

/// <summary>A campaign's contacts that aren't final, by what its gates look at.</summary>
public interface IContactGroups
{
    /// <summary>
    /// Whether some contact that was never dialled passes every gate that time doesn't open: of these zone sets, with consent where that is required, with a number that begins with
    /// one of the prefixes and isn't on the team's do-not-call list. Looks no further than the first one.
    /// </summary>
    /// <param name="campaign">Whose contacts.</param>
    /// <param name="zoneSets">Ids of the zone sets whose hours open.</param>
    /// <param name="requireConsent">Only contacts with consent count.</param>
    /// <param name="prefixes">The trunk's allowed prefixes.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<bool> IsSomebodyDialableAsync(CampaignId campaign, IReadOnlyList<int> zoneSets, bool requireConsent, IReadOnlyList<string> prefixes, CancellationToken cancellationToken);

    /// <summary>
    /// All of them in groups; a retry's instant is taken to the minute, upwards, and a call that is up counts as not begun. Reads every contact: a second for a million.
    /// </summary>
    /// <param name="campaign">Whose contacts.</param>
    /// <param name="prefixes">The trunk's allowed prefixes.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<IReadOnlyList<ContactGroup>> ListAsync(CampaignId campaign, IReadOnlyList<string> prefixes, CancellationToken cancellationToken);
}
