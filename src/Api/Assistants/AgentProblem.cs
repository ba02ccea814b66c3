using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Assistants;

/// <summary>A refusal in the form that agents' libraries read.</summary>
internal sealed record AgentProblem(
    int Code,
    string Message,
    [property: JsonPropertyName("more_info")] string MoreInfo,
    int Status)
{
    public static JsonHttpResult<AgentProblem> Of(int status, int code, string message) =>
        TypedResults.Json(new AgentProblem(code, message, "", status), statusCode: status);
}
