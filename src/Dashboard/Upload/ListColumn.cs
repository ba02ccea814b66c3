using Campaigns.Dashboard.Client;

namespace Campaigns.Dashboard.Upload;

/// <summary>A column of the list at hand, and what it is going to be.</summary>
public sealed class ListColumn(SampledColumnView seen)
{
    public string Name => seen.Name;

    /// <summary>What stands in its first rows, empty cells left out.</summary>
    public IEnumerable<string> Samples => seen.Samples.Where(sample => sample.Length > 0);

    /// <summary>What the API takes it for.</summary>
    public string Field { get; set; } = seen.Field;

    /// <summary>The person, or the plan, says something else than its name does.</summary>
    public bool IsSaid => Field != seen.Field;
}
