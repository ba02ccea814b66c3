using Campaigns.Api.Audit;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Access;
using Campaigns.Domain.Campaigns;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Campaigns;

/// <summary>Settings that need more than the scope to write.</summary>
internal static class GuardedSettings
{
    /// <summary>The answer to a key that may not change what it changes; null when it may. What was special is noted for the audit log.</summary>
    /// <param name="context">The request.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="before">The campaign's present settings; null for a new one.</param>
    /// <param name="after">As they shall be.</param>
    public static ProblemHttpResult? Refusal(HttpContext context, Caller caller, CampaignSettings? before, CampaignSettings after)
    {
        if (!after.LegalHours && before is not { LegalHours: false })
        {
            if (!caller.Scopes.Allow(Scopes.Admin))
            {
                return ApiProblem.Of(ProblemKind.Forbidden, "Leaving the legal hours aside (legalHours) needs a key with the scope admin.");
            }

            AuditNote.Add(context, "legalHours: off");
        }

        return after.StartAt is not null && after.StartAt != before?.StartAt && !caller.Scopes.Allow(Scopes.Run)
            ? ApiProblem.Of(ProblemKind.Forbidden, "Setting when the campaign starts (startAt) needs a key with the scope run.")
            : null;
    }
}
