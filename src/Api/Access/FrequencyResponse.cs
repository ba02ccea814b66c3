using Campaigns.Domain.Frequency;

namespace Campaigns.Api.Access;

/// <summary>How often one phone number may be called; null: not limited.</summary>
internal sealed record FrequencyResponse(int? MaxPer24Hours, int? MaxPerCalendarDay, int? MaxPer7Days, int? QuietDaysAfterConversation)
{
    public static FrequencyResponse From(FrequencyLimits limits) =>
        new(limits.MaxPer24Hours, limits.MaxPerCalendarDay, limits.MaxPer7Days, limits.QuietDaysAfterConversation);
}
