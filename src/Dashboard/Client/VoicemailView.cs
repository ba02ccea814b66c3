namespace Campaigns.Dashboard.Client;

/// <summary>What happens when a machine answers.</summary>
public sealed record VoicemailView
{
    public bool Detection { get; init; }

    public string Action { get; init; } = "leaveMessage";

    public bool WaitForVerdict { get; init; }

    public string? MessageText { get; init; }
}
