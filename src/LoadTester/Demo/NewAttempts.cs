using Campaigns.LoadTester.Api;

namespace Campaigns.LoadTester.Demo;

/// <summary>The ended attempts of a small campaign, each once.</summary>
internal sealed class NewAttempts(CampaignApi api, string campaign)
{
    private readonly HashSet<(long Contact, int Attempt)> _read = [];

    /// <returns>What has ended since the last reading, oldest first.</returns>
    public async Task<IReadOnlyList<AttemptView>> ReadAsync(CancellationToken cancellationToken)
    {
        var ended = new List<AttemptView>();
        await foreach (var attempt in api.AttemptsAsync(campaign, cancellationToken))
        {
            if (_read.Add((attempt.ContactId, attempt.AttemptNumber)))
            {
                ended.Add(attempt);
            }
        }

        return [.. ended.OrderBy(attempt => attempt.EndedAt)];
    }
}
