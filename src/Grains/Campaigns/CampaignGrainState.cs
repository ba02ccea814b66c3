using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;

namespace Campaigns.Grains.Campaigns;

/// <summary>What a campaign's grain stores: everything that is not its queue, its slots or its counts.</summary>
public sealed class CampaignGrainState
{
    /// <summary>Null until the campaign is created.</summary>
    public CampaignEntry? Entry { get; set; }

    /// <summary>The end instant has come: nothing new is dialled, calls in progress finish, then the campaign completes.</summary>
    public bool Ending { get; set; }

    /// <summary>
    /// The hours have changed, and retries wait that were decided before: by this policy. Null: all of them stand where they belong.
    /// </summary>
    public RetryPolicy? RetriesToMoveBy { get; set; }
}
