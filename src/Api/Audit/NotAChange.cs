namespace Campaigns.Api.Audit;

/// <summary>Marks a route that is asked with POST, for its body, and changes nothing: the audit log passes over it.</summary>
internal sealed class NotAChange
{
    public static NotAChange Instance { get; } = new();
}
