using Microsoft.Extensions.Hosting;

namespace Campaigns.Persistence.Attempts;

/// <summary>Starts the writer with the host and drains it when the host stops.</summary>
internal sealed class AttemptWriterLifetime(AttemptWriter writer) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        writer.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => writer.StopAsync(cancellationToken);
}
