using Campaigns.Domain.Faults;
using Campaigns.Grains.Interfaces;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Problems;

/// <summary>What a grain's refusal is on HTTP: one table.</summary>
internal static class Refusals
{
    public static ProblemKind KindOf(Refusal refusal) => refusal switch
    {
        Refusal.NotFound => ProblemKind.NotFound,
        Refusal.Conflict => ProblemKind.Conflict,
        Refusal.Invalid => ProblemKind.Validation,
        Refusal.VersionMismatch => ProblemKind.VersionMismatch,
        Refusal.Exists => ProblemKind.Exists,
        Refusal.InUse => ProblemKind.InUse,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };

    /// <summary>The problem that says why the <paramref name="what"/> with this id refused a command.</summary>
    public static ProblemHttpResult ToProblem(this Refusal refusal, string what, Guid id, IReadOnlyList<Fault> faults)
    {
        var kind = KindOf(refusal);
        var detail = refusal switch
        {
            Refusal.NotFound => $"There is no {what} {id}.",
            Refusal.VersionMismatch => $"The {what} is no longer the version of If-Match: read it again, then decide.",
            _ when faults.Count > 0 => string.Join(" ", faults.Select(fault => fault.Path.Length == 0 ? fault.Message : $"{fault.Path}: {fault.Message}")),
            _ => kind.Title,
        };
        return ApiProblem.Of(kind, detail, faults);
    }
}
