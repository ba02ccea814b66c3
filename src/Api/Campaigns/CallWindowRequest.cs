namespace Campaigns.Api.Campaigns;

/// <summary>When people may be called: local times, half-open. Either one range for all days, or ranges per weekday.</summary>
internal sealed record CallWindowRequest
{
    /// <summary>"hh:mm". Default "09:00".</summary>
    public string? Start { get; init; }

    /// <summary>"hh:mm", up to "24:00"; before the start: over midnight. Default "17:00".</summary>
    public string? End { get; init; }

    /// <summary>The campaign's own zone, an IANA id. Default "America/New_York".</summary>
    public string? TimeZone { get; init; }

    /// <summary>Ranges per weekday instead of start and end; a weekday left out has none. A range belongs to the day on which it starts.</summary>
    public WeekdaysRequest? Days { get; init; }

    /// <summary>Local dates on which nobody is called: "2026-12-25", or { "from": "2026-12-24", "to": "2026-12-26" } with both ends.</summary>
    public IReadOnlyList<BlackoutRequest>? BlackoutDates { get; init; }
}
