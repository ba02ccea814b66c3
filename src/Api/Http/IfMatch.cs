using Campaigns.Api.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Http;

/// <summary>
/// The If-Match header of an edit: the version that the client has seen. Absent or "*" matches whatever there is.
/// </summary>
/// <param name="Version">Null: any version.</param>
/// <param name="Refusal">The header is no tag of ours, so it can't match anything (RFC 9110 §13.1.1); null otherwise.</param>
internal sealed record IfMatch(long? Version, ProblemHttpResult? Refusal)
{
    public static ValueTask<IfMatch?> BindAsync(HttpContext context) => ValueTask.FromResult<IfMatch?>(Read(context.Request.Headers.IfMatch.ToString()));

    internal static IfMatch Read(string header)
    {
        if (header is "" or "*")
        {
            return new IfMatch(null, null);
        }

        return ETag.VersionIn(header) is { } version
            ? new IfMatch(version, null)
            : new IfMatch(null, ApiProblem.Of(
                ProblemKind.VersionMismatch,
                "If-Match must be one ETag of this resource as the API gave it, quotes included."));
    }
}
