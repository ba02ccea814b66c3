namespace Campaigns.Api.Trunks;

/// <summary>When a caller number that people refuse is left alone for a while.</summary>
internal sealed record CallerCooldownRequest
{
    /// <summary>Calls in a row that were refused with 603, 607 or 608, 2–1000. Required.</summary>
    public int? After { get; init; }

    /// <summary>How long the number rests then, 1 min–7 days. Required.</summary>
    public string? Rest { get; init; }
}
