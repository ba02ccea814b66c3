using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Lists;
using Campaigns.LoadTester.Measuring;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Campaigns.Engine.Bench.Calls;

/// <summary>The product as it is, API, silo and SIP stack in this process, driven over HTTP. Signalling only: media has a benchmark of its own.</summary>
internal sealed class WholeSystem : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly CallsPlan _plan;
    private readonly TimeProvider _time;
    private readonly WebApplication _app;
    private readonly NpgsqlDataSource _dataSource;

    private WholeSystem(CallsPlan plan, TimeProvider time, WebApplication app, CampaignApi api) =>
        (_plan, _time, _app, Api, _dataSource) = (plan, time, app, api, app.Services.GetRequiredService<NpgsqlDataSource>());

    public CampaignApi Api { get; }

    public static async Task<WholeSystem> StartAsync(CallsPlan plan, TimeProvider time, CancellationToken cancellationToken)
    {
        var keyFile = Path.Combine(Path.GetTempPath(), $"campaigns-bench-{Guid.NewGuid():N}");
        var app = EngineProcess.Build(plan.Database, keyFile, RetryDelay, originator: null, maxCalls: Math.Max(plan.Concurrency, plan.Live) + 100);
        await app.StartAsync(cancellationToken);
        var key = (await File.ReadAllTextAsync(keyFile, cancellationToken)).Trim();
        File.Delete(keyFile);
        return new WholeSystem(plan, time, app, new CampaignApi(new Uri(app.Urls.Single()), key));
    }

    /// <summary>Of every disposition that is retried.</summary>
    public static TimeSpan RetryDelay { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Imports a list for a carrier and returns its campaign.</summary>
    public async Task<string> PrepareAsync(CarrierSide carrier, int contacts, int concurrency, int seed, CancellationToken cancellationToken)
    {
        var line = await BenchLine.CreateAsync(Api, concurrency, cancellationToken, carrier.Port);
        var campaign = await line.CreateCampaignAsync($"Calls to {contacts}", concurrency, maxAttempts: 3, RetryDelay, cancellationToken);
        await line.ImportAsync(campaign, new SyntheticNumbers(contacts, seed), contacts, cancellationToken);
        return campaign;
    }

    /// <summary>Imports a list, launches, and waits until every contact is final.</summary>
    public async Task<DialledList> DialAsync(CarrierSide carrier, int contacts, int seed, CancellationToken cancellationToken)
    {
        var campaign = await PrepareAsync(carrier, contacts, _plan.Concurrency, seed, cancellationToken);
        var (countedBefore, cpuBefore) = (await carrier.CountAsync(cancellationToken), carrier.CpuSeconds);
        var meter = await Meter.StartAsync(_dataSource, _time, _plan.DatabaseProcess, cancellationToken);
        var began = _time.GetTimestamp();
        await Api.LaunchAsync(campaign, cancellationToken);
        List<(TimeSpan At, long Ended)> ended = [];
        var view = await UntilAsync(
            campaign,
            seen =>
            {
                ended.Add((_time.GetElapsedTime(began), seen.Progress!.AttemptsEnded));
                return seen.HasEnded || seen.Status == "paused";
            },
            cancellationToken);

        var progress = view.Progress!;
        var figures = await meter.ReadAsync("whole system", progress.AttemptsEnded, cancellationToken);
        if (view.Status != "completed" || progress.NotFinal != 0 || progress.Total != contacts || progress.OpenCalls != 0)
        {
            throw new InvalidOperationException($"the campaign is {view.Status}, {progress.NotFinal} of {progress.Total} contacts are not final: {string.Join("; ", view.Reasons)}");
        }

        return new DialledList(
            figures,
            progress.Attempts,
            await carrier.CountAsync(cancellationToken) - countedBefore,
            (carrier.CpuSeconds - cpuBefore) * 1000 / progress.AttemptsEnded,
            await IntentToInviteAsync(campaign, cancellationToken),
            SlowestTenSeconds(ended));
    }

    /// <summary>Reads a campaign until it is so far.</summary>
    public async Task<CampaignView> UntilAsync(string campaign, Func<CampaignView, bool> isSo, CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(Beat, _time);
        CampaignView view;
        do
        {
            await beat.WaitForNextTickAsync(cancellationToken);
            view = await Api.ReadAsync(campaign, cancellationToken);
        }
        while (!isSo(view));

        return view;
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static double? SlowestTenSeconds(List<(TimeSpan At, long Ended)> ended)
    {
        var (margin, length) = (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
        var inner = ended.Where(look => look.At >= margin && look.At <= ended[^1].At - margin).ToList();
        var rates = inner.SelectMany(from => inner.Where(to => to.At - from.At >= length).Take(1).Select(to => (to.Ended - from.Ended) / (to.At - from.At).TotalSeconds)).ToList();
        return rates.Count == 0 ? null : rates.Min();
    }

    private async Task<Percentiles> IntentToInviteAsync(string campaign, CancellationToken cancellationToken)
    {
        await using var command = _dataSource.CreateCommand("SELECT extract(epoch FROM invite_at - intended_at)::float8 * 1000 FROM call_records WHERE campaign_id = $1 AND invite_at IS NOT NULL");
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.Parse(campaign) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<double> milliseconds = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            milliseconds.Add(reader.GetDouble(0));
        }

        return Percentiles.Of(milliseconds)!;
    }
}
