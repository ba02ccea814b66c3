using Campaigns.Domain.Frequency;

namespace Campaigns.Api.Access;

/// <summary>How often one phone number may be called, counted over all campaigns of the team. What is left out isn't limited.</summary>
internal sealed record FrequencyRequest
{
    /// <summary>Calls within any 24 hours, 1–1000.</summary>
    public int? MaxPer24Hours { get; init; }

    /// <summary>Calls on one calendar day in the contact's time zone, 1–1000.</summary>
    public int? MaxPerCalendarDay { get; init; }

    /// <summary>Calls within any 7 × 24 hours, 1–1000.</summary>
    public int? MaxPer7Days { get; init; }

    /// <summary>Days without a call after a person has answered, 1–365.</summary>
    public int? QuietDaysAfterConversation { get; init; }

    public FrequencyLimits ToLimits() => new()
    {
        MaxPer24Hours = MaxPer24Hours,
        MaxPerCalendarDay = MaxPerCalendarDay,
        MaxPer7Days = MaxPer7Days,
        QuietDaysAfterConversation = QuietDaysAfterConversation,
    };
}
