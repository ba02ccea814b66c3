namespace Campaigns.Dashboard.Forms;

/// <summary>A retry rule while it is edited.</summary>
public sealed class RuleDraft(string key, string name, bool enabled, int delayMinutes)
{
    /// <summary>Its member of "retry".</summary>
    public string Key => key;

    /// <summary>In words, after "after": "no answer".</summary>
    public string Name => name;

    public bool Enabled { get; set; } = enabled;

    public int DelayMinutes { get; set; } = delayMinutes;

    public int? MaxAttempts { get; set; }
}
