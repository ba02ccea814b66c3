using Campaigns.Api.Problems;
using Campaigns.Domain.Faults;

namespace Campaigns.Api.Http;

/// <summary>
/// Refuses parameters that a route doesn't have, each by its name: a filter that was mistyped must not silently be none.
/// </summary>
internal sealed class QueryGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Query.Count > 0 && context.GetEndpoint()?.Metadata.GetMetadata<KnownQuery>() is { } known)
        {
            var faults = context.Request.Query.Keys
                .Where(name => !known.Names.Contains(name, StringComparer.OrdinalIgnoreCase))
                .Select(name => new Fault(name, Message(name, known)))
                .ToList();
            if (faults.Count > 0)
            {
                await ApiProblem.Of(ProblemKind.Malformed, "Some parameters are unknown or have the wrong form.", faults).ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    }

    private static string Message(string name, KnownQuery known) => known.Names.Count == 0
        ? $"There is no parameter \"{name}\" here, nor any other."
        : $"There is no parameter \"{name}\" here. Known are: {string.Join(", ", known.Names)}.";
}
