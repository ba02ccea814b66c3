using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.DoNotCall;

namespace Campaigns.Grains.DoNotCall;

/// <summary>The way of every addition to the list: the table first, which every attempt asks before its INVITE, then the word to calls that ring.</summary>
internal sealed class OptOuts(IDoNotCallNumbers numbers, IGrainFactory grains) : IOptOuts
{
    public async Task AddAsync(CampaignId campaign, string phoneNumber, string reason, CancellationToken cancellationToken)
    {
        var team = await numbers.OptOutAsync(campaign, phoneNumber, reason, cancellationToken).ConfigureAwait(false);
        await grains.GetGrain<IDoNotCallGrain>(IDoNotCallGrain.Key).AddedAsync(team.Value, [phoneNumber]).ConfigureAwait(false);
    }
}
