using Campaigns.Domain.CallWindows;

namespace Campaigns.Api.Campaigns;

/// <summary>A half-open range of local times.</summary>
internal sealed record TimeRangeResponse(string Start, string End)
{
    public static TimeRangeResponse From(LocalTimeRange range) => new(LocalTimeText.FormatStart(range.Start), LocalTimeText.FormatEnd(range.End));
}
