using Campaigns.Api.Problems;
using Campaigns.Domain.Campaigns;
using Campaigns.Grains.Interfaces.Campaigns;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Contacts;

/// <summary>Whether a campaign takes new contacts.</summary>
internal static class ContactGate
{
    /// <summary>The answer that refuses them; null when the campaign takes them.</summary>
    public static ProblemHttpResult? Refusal(Guid id, CampaignView? campaign) => campaign?.Entry switch
    {
        null => ApiProblem.NotFound("campaign", id),
        { Status: CampaignStatus.Draft or CampaignStatus.Scheduled or CampaignStatus.Paused } => null,
        { Status: CampaignStatus.Running, Settings.KeepOpen: true } => null,
        { Status: CampaignStatus.Running } => ApiProblem.Of(ProblemKind.Conflict, "The campaign is running: pause it first, or set keepOpen before it is launched."),
        { Status: var status } => ApiProblem.Of(ProblemKind.Conflict, $"The campaign is {Json.ApiJson.TextOf(status)}: it takes no contacts any more."),
    };
}
