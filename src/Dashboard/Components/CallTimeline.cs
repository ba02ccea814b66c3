using System.Globalization;
using Campaigns.Dashboard.Client;

namespace Campaigns.Dashboard.Components;

/// <summary>Ended and answered calls over time, in some sixty stretches.</summary>
/// <param name="Buckets">One a stretch, empty ones included; none when nothing has ended.</param>
/// <param name="Every">How long a stretch is.</param>
public sealed record CallTimeline(IReadOnlyList<TimelineView> Buckets, TimeSpan Every)
{
    private const int Stretches = 60;
    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(30);

    public static CallTimeline Empty { get; } = new([], Shown / Stretches);

    /// <summary>The last half hour of a campaign that goes on, the whole of one that is over.</summary>
    public static async Task<CallTimeline> ReadAsync(ApiClient api, CampaignView campaign, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (campaign.StartedAt is not { } started)
        {
            return Empty;
        }

        var to = campaign.EndedAt is { } ended ? ended.AddSeconds(1) : now;
        var from = campaign.EndedAt is null && to - started > Shown ? to - Shown : started;
        var every = TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling((to - from).TotalSeconds / Stretches)));
        var buckets = await api.GetAsync<IReadOnlyList<TimelineView>>(
            string.Create(
                CultureInfo.InvariantCulture,
                $"/campaigns/{campaign.Id}/timeline?from={from.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}&to={to.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}&every={every:c}"),
            cancellationToken);
        return new CallTimeline(buckets.Count == 0 ? [] : Whole(buckets, from, to, every), every);
    }

    private static List<TimelineView> Whole(IReadOnlyList<TimelineView> buckets, DateTimeOffset from, DateTimeOffset to, TimeSpan every)
    {
        var start = new DateTimeOffset(from.UtcTicks - (from.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var known = buckets.ToDictionary(bucket => bucket.From.UtcTicks);
        var count = Math.Max(1, (int)Math.Ceiling((to - start) / every));
        return [.. Enumerable.Range(0, count).Select(i => start + (i * every)).Select(at => known.GetValueOrDefault(at.UtcTicks) ?? new TimelineView(at, 0, 0))];
    }
}
