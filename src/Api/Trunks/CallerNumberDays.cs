using Campaigns.Domain.CallRecords;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Persistence.ReadModels;
using NodaTime;

namespace Campaigns.Api.Trunks;

/// <summary>How much of the daily caps of a trunk's caller numbers is used.</summary>
internal sealed class CallerNumberDays(CallerNumberUse use, TimeProvider time)
{
    /// <summary>Of each number that has a cap, in the order of the rules.</summary>
    public async Task<IReadOnlyList<CallerNumberDayResponse>> OfAsync(TrunkView trunk, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var capped = trunk.Settings.CallerNumberRules
            .Select(rule => (rule.Number, Cap: CallerNumberCap.Of(rule.MaxCallsPerDay, trunk.Settings.CallerNumberZone, DateTimeZoneProviders.Tzdb, now)))
            .Where(rule => rule.Cap is not null)
            .ToList();
        if (capped.Count == 0)
        {
            return [];
        }

        var calls = await use.ReadAsync(trunk.Id, capped[0].Cap!.Day, cancellationToken);
        return [.. capped.Select(rule => new CallerNumberDayResponse(rule.Number, calls.GetValueOrDefault(rule.Number), rule.Cap!.MaxCallsPerDay, rule.Cap.Until))];
    }
}
