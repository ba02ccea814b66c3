using Campaigns.Dashboard.Client;

namespace Campaigns.Dashboard.Forms;

/// <summary>The faults of a refused request by the member they are about.</summary>
internal static class FaultMap
{
    public static IReadOnlyDictionary<string, string> Of(ProblemView problem) => problem.Errors
        .GroupBy(fault => fault.Path, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => string.Join(" ", group.Select(fault => fault.Message)));
}
