using Campaigns.Api.Problems;
using Campaigns.Domain.Faults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Json;

/// <summary>
/// Collects every fault of one request. The first fault of a path stands: a member that can't be read is not also called missing.
/// </summary>
internal sealed class RequestFaults
{
    private readonly List<Fault> _faults = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <summary>Something could not even be read: the answer is 400 rather than 422.</summary>
    public bool Malformed { get; private set; }

    public IReadOnlyList<Fault> All => _faults;

    public bool Any => _faults.Count > 0;

    /// <summary>The answer to parameters of a query with faults; null when there is none.</summary>
    public ProblemHttpResult? QueryRefusal() => Any ? ApiProblem.Of(ProblemKind.Malformed, "Some parameters are unknown or have the wrong form.", _faults) : null;

    public void AddMalformed(string path, string message)
    {
        Malformed = true;
        Add(path, message);
    }

    public void Add(string path, string message)
    {
        if (_paths.Add(path))
        {
            _faults.Add(new Fault(path, message));
        }
    }

    public void AddRange(IEnumerable<Fault> faults)
    {
        foreach (var fault in faults)
        {
            Add(fault.Path, fault.Message);
        }
    }
}
