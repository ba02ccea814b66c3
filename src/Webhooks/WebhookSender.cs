using Campaigns.Domain.Webhooks;
using Campaigns.Persistence.Webhooks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace Campaigns.Webhooks;

/// <summary>
/// Delivers what waits, on every silo: each beat it looks which endpoints have something due, and works on each of them by itself, so that a slow endpoint keeps no other waiting. Silos
/// share the work through leases in the queue and know nothing of each other.
/// </summary>
/// <param name="queue">What is due.</param>
/// <param name="client">Posts it.</param>
/// <param name="options">How fast, how long.</param>
/// <param name="time">The clock.</param>
/// <param name="luck">Draws from [0, 1), for the schedule's jitter.</param>
/// <param name="logger">Of what an operator should know.</param>
public sealed partial class WebhookSender(
    WebhookQueue queue, EndpointClient client, WebhookOptions options, TimeProvider time, Func<double> luck, ILogger<WebhookSender> logger) : BackgroundService
{
    private static readonly TimeSpan TidyEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<WebhookId, Task> _working = [];

    // Whoever was leased this long without a word is dead: longer than connecting, answering and noting can take.
    private Duration Lease => Duration.FromTimeSpan(options.Timeout) + Duration.FromSeconds(30);

    /// <summary>One beat: begins to work on every endpoint that has something due. Ends when the looking is done; <see cref="IdleAsync"/> waits for the work.</summary>
    internal async Task BeatAsync(CancellationToken cancellationToken)
    {
        foreach (var done in _working.Where(work => work.Value.IsCompleted).Select(work => work.Key).ToList())
        {
            _working.Remove(done);
        }

        foreach (var webhook in await queue.DueAsync(Now(), cancellationToken).ConfigureAwait(false))
        {
            if (!_working.ContainsKey(webhook))
            {
                _working.Add(webhook, WorkAsync(webhook, cancellationToken));
            }
        }
    }

    /// <summary>Until nothing is being delivered.</summary>
    internal Task IdleAsync() => Task.WhenAll(_working.Values);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Beat, time);
        var tidied = time.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                try
                {
                    await BeatAsync(stoppingToken).ConfigureAwait(false);
                    if (time.GetElapsedTime(tidied) >= TidyEvery)
                    {
                        tidied = time.GetTimestamp();
                        await queue.TidyAsync(options.MostWaiting, Now(), Now() - Duration.FromTimeSpan(options.Kept), stoppingToken).ConfigureAwait(false);
                    }
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    // The database is away, or something is wrong with one beat; the next one looks again, and nothing is lost meanwhile.
                    LogBeatFailed(exception);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is under way may have reached its endpoint: its answer is waited for, and noted.
            await IdleAsync().ConfigureAwait(false);
        }
    }

    private async Task WorkAsync(WebhookId webhook, CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested
                && await queue.LeaseAsync(webhook, Now(), Now() + Lease, options.AtOnce, CancellationToken.None).ConfigureAwait(false) is { Count: > 0 } leased)
            {
                await Task.WhenAll(leased.Select(DeliverAsync)).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            // Leases end by themselves, and the next beat begins again.
            LogWorkFailed(exception, webhook.Value);
        }
    }

    private async Task DeliverAsync(LeasedDelivery delivery)
    {
        var began = time.GetTimestamp();
        var answer = await client.PostAsync(delivery, Now(), CancellationToken.None).ConfigureAwait(false);
        var took = Duration.FromTimeSpan(time.GetElapsedTime(began));
        var at = Now();
        var step = DeliverySchedule.Next(answer, delivery.TriesOfSchedule, at, luck());
        var disabling = answer.Accepted ? null : DeliverySchedule.Disabling(answer, delivery.FailingSince ?? at, at);
        await queue.EndAsync(delivery, answer, step, at, took, disabling, CancellationToken.None).ConfigureAwait(false);
        if (disabling is not null)
        {
            LogDisabled(delivery.Webhook.Value, disabling);
        }
        else if (step is DeliveryStep.GivenUp)
        {
            LogGivenUp(delivery.Webhook.Value, delivery.Id);
        }
    }

    private Instant Now() => time.GetUtcNow().ToInstant();
}
