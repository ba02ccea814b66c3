using Campaigns.Domain.Faults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Api.Problems;

/// <summary>Makes the problem answers of the API.</summary>
internal static class ApiProblem
{
    /// <summary>A problem without single faults.</summary>
    public static ProblemHttpResult Of(ProblemKind kind, string detail) => Of(kind, detail, []);

    /// <summary>A problem with every fault that was found.</summary>
    public static ProblemHttpResult Of(ProblemKind kind, string detail, IReadOnlyCollection<Fault> faults) =>
        TypedResults.Problem(Details(kind, detail, faults));

    /// <summary>404 for one thing of a kind: "campaign", "trunk".</summary>
    public static ProblemHttpResult NotFound(string what, object id) =>
        Of(ProblemKind.NotFound, $"There is no {what} {id}.");

    public static ProblemDetails Details(ProblemKind kind, string? detail, IReadOnlyCollection<Fault> faults)
    {
        var details = new ProblemDetails { Type = kind.Type, Title = kind.Title, Status = kind.Status, Detail = detail };
        if (faults.Count > 0)
        {
            details.Extensions["errors"] = faults.Select(fault => new ProblemError(fault.Path, fault.Message)).ToArray();
        }

        return details;
    }
}
