using Campaigns.Api.Attempts;
using Campaigns.Api.Contacts;

namespace Campaigns.Api.People;

/// <summary>What one campaign knows of a person.</summary>
/// <param name="CampaignId">Which campaign.</param>
/// <param name="Contact">The contact.</param>
/// <param name="Attempts">Every ended attempt, in order.</param>
internal sealed record PersonContactResponse(Guid CampaignId, ContactResponse Contact, IReadOnlyList<AttemptResponse> Attempts);
