namespace Campaigns.Dashboard.Client;

/// <summary>What one gate says of a contact.</summary>
public sealed record GateView(string Gate, bool Passes, string? Reason, bool Final, DateTimeOffset? OpensAt)
{
    public bool StopsForGood => !Passes && Final;
}
