namespace Campaigns.Api.Webhooks;

/// <summary>How a secret is replaced.</summary>
internal sealed record RotationRequest
{
    /// <summary>How long the old secret signs beside the new one, 0–7 days. Default 1 day.</summary>
    public string? Overlap { get; init; }
}
