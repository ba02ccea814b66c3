using System.Security.Cryptography;
using System.Text;
using Campaigns.Domain.Assistants;
using Campaigns.Grains.Interfaces.Assistants;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Persistence.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Api.Assistants;

/// <summary>
/// The one resource of Twilio's REST API that media stream agents need, at the same path: they end their call by it. The account is the
/// assistant's, and reaches that assistant's live calls and nothing else.
/// </summary>
internal static class AgentCallEndpoints
{
    public static void MapAgentCalls(this IEndpointRouteBuilder app) => app
        .MapPost("/2010-04-01/Accounts/{accountSid}/Calls/{callSid}.json", UpdateAsync)
        .WithTags("Agents")
        .WithSummary("A media stream agent ends its call: Status=completed, with the assistant's account SID and token as Basic credentials")
        .AllowAnonymous()
        .DisableAntiforgery();

    private static async Task<Results<Ok<AgentCallResponse>, JsonHttpResult<AgentProblem>>> UpdateAsync(
        string accountSid,
        string callSid,
        HttpRequest request,
        [FromForm(Name = "Status")] string? status,
        IGrainFactory grains,
        OpenCallReadModel calls,
        CancellationToken cancellationToken)
    {
        if (AgentAccount.AssistantOf(accountSid) is not { } assistant || !await MayAsync(request, accountSid, assistant, grains))
        {
            return AgentProblem.Of(StatusCodes.Status401Unauthorized, 20003, "Authenticate");
        }

        if (status != "completed")
        {
            return AgentProblem.Of(StatusCodes.Status400BadRequest, 20001, "Only Status=completed is understood.");
        }

        if (AgentAccount.CallIdOf(callSid) is not { } callId || await calls.FindAsync(callId, assistant, cancellationToken) is not { } contact)
        {
            return AgentProblem.Of(StatusCodes.Status404NotFound, 20404, $"There is no live call {callSid} of this account.");
        }

        await grains.GetGrain<ICampaignGrain>(contact.Campaign.Value).EndCallAsync(contact.Contact, callId);
        return TypedResults.Ok(new AgentCallResponse(callSid, accountSid, "completed"));
    }

    /// <summary>Whether the request carries the account's name and token.</summary>
    private static async Task<bool> MayAsync(HttpRequest request, string accountSid, AssistantId assistant, IGrainFactory grains)
    {
        const string Basic = "Basic ";
        var header = request.Headers.Authorization.ToString();
        var token = (await grains.GetGrain<IAssistantGrain>(assistant.Value).GetAsync())?.Settings.MediaStream?.AuthToken;
        if (token is null || !header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        Span<byte> given = stackalloc byte[256];
        return Convert.TryFromBase64String(header[Basic.Length..].Trim(), given, out var length)
            && CryptographicOperations.FixedTimeEquals(given[..length], Encoding.UTF8.GetBytes($"{accountSid}:{token}"));
    }
}
