using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;

namespace Campaigns.Telephony.Tests;

/// <summary>Keeps the numbers that asked not to be called.</summary>
internal sealed class TestOptOuts : IOptOuts
{
    public List<string> Numbers { get; } = [];

    public Task AddAsync(CampaignId campaign, string phoneNumber, string reason, CancellationToken cancellationToken)
    {
        Numbers.Add(phoneNumber);
        return Task.CompletedTask;
    }
}
