namespace Campaigns.Dashboard.Forms;

/// <summary>One of a trunk's caller numbers while it is edited.</summary>
public sealed class CallerNumberDraft
{
    public string Number { get; set; } = "";

    /// <summary>Its share of the contacts among all numbers.</summary>
    public int Weight { get; set; } = 1;

    /// <summary>Null: no cap.</summary>
    public int? MaxCallsPerDay { get; set; }
}
