namespace Campaigns.Dashboard.Forms;

/// <summary>One weekday's hours while they are edited.</summary>
public sealed class DayDraft(string day)
{
    /// <summary>"monday".</summary>
    public string Day => day;

    public bool Open { get; set; } = true;

    public string Start { get; set; } = "09:00";

    public string End { get; set; } = "17:00";
}
