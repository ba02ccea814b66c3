using Campaigns.Domain.Ports;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Silo.Health;

/// <summary>Whether a silo takes new calls: it has started, it doesn't stop, and the database answers.</summary>
internal sealed class SiloReadiness(IHostApplicationLifetime lifetime, ICampaignDirectory directory, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Every check by name: "ok", or a few words on what is wrong. Takes three seconds at most.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AskAsync(CancellationToken cancellationToken) => new Dictionary<string, string>
    {
        // From the moment that the process is told to stop, before any call of it has ended.
        ["draining"] = lifetime.ApplicationStopping.IsCancellationRequested ? "This process is stopping." : HealthResponse.Ok,
        ["database"] = await AskDatabaseAsync(cancellationToken).ConfigureAwait(false),
        ["silo"] = lifetime.ApplicationStarted.IsCancellationRequested ? HealthResponse.Ok : "The silo hasn't joined the cluster yet.",
    };

    private async Task<string> AskDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await directory.NowAsync(cancellationToken).WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
            return HealthResponse.Ok;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Why, is in the log of whoever needs it for more than a probe.
            return "The database does not answer.";
        }
    }
}
