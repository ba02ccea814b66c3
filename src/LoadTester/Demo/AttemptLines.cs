using System.Globalization;
using Campaigns.LoadTester.Api;

namespace Campaigns.LoadTester.Demo;

/// <summary>Each ended attempt of a small campaign as one line, once.</summary>
internal sealed class AttemptLines(CampaignApi api, string campaign, IReadOnlyDictionary<long, string> names, TimeZoneInfo zone)
{
    private readonly NewAttempts _attempts = new(api, campaign);
    private readonly List<string> _all = [];

    /// <summary>What fits above the live figures.</summary>
    public IEnumerable<string> Latest => _all.TakeLast(15);

    /// <returns>The lines that are new, oldest first.</returns>
    public async Task<IReadOnlyList<string>> ReadNewAsync(CancellationToken cancellationToken)
    {
        string[] lines =
        [
            .. (await _attempts.ReadAsync(cancellationToken)).Select(attempt => string.Create(
                CultureInfo.InvariantCulture,
                $"{TimeZoneInfo.ConvertTime(attempt.EndedAt, zone):HH:mm:ss}  {DemoWords.Of(attempt, names.GetValueOrDefault(attempt.ContactId, attempt.PhoneNumber))}")),
        ];
        _all.AddRange(lines);
        return lines;
    }
}
