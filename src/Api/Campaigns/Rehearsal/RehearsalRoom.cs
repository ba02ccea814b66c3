using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Rehearsal;

namespace Campaigns.Api.Campaigns.Rehearsal;

/// <summary>Runs one rehearsal at a time: each keeps a core busy, and calls go on meanwhile. Who goes away gives up its place.</summary>
internal sealed class RehearsalRoom : IDisposable
{
    private readonly SemaphoreSlim _free = new(1);

    public async Task<Forecast> RunAsync(RehearsalPlan plan, HoursCalendar calendar, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => CampaignRehearsal.Run(plan, calendar, cancellationToken), cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
