using Campaigns.Domain.Ports;
using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Campaigns.Engine.Bench;

/// <summary>The whole engine in this process, API and silo, driven over HTTP. Only its <see cref="ICallOriginator"/> is <see cref="InstantOriginator"/>.</summary>
internal sealed class EngineSide : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    private readonly Plan _plan;
    private readonly TimeProvider _time;
    private readonly WebApplication _app;
    private readonly CampaignApi _api;
    private readonly NpgsqlDataSource _dataSource;

    private EngineSide(Plan plan, TimeProvider time, WebApplication app, CampaignApi api) =>
        (_plan, _time, _app, _api, _dataSource) = (plan, time, app, api, app.Services.GetRequiredService<NpgsqlDataSource>());

    public static async Task<EngineSide> StartAsync(Plan plan, TimeProvider time, CancellationToken cancellationToken)
    {
        var keyFile = Path.Combine(Path.GetTempPath(), $"campaigns-bench-{Guid.NewGuid():N}");
        var app = EngineProcess.Build(plan.Database, keyFile, plan.RetryDelay, new InstantOriginator(plan.Seed, SystemClock.Instance), adoNetReminders: plan.AdoNetReminders);
        await app.StartAsync(cancellationToken);
        var key = (await File.ReadAllTextAsync(keyFile, cancellationToken)).Trim();
        File.Delete(keyFile);
        return new EngineSide(plan, time, app, new CampaignApi(new Uri(app.Urls.Single()), key));
    }

    /// <summary>Imports, launches and waits until every contact is final.</summary>
    public async Task<Figures> RunAsync(string name, int contacts, int seed, CancellationToken cancellationToken)
    {
        var id = await PrepareAsync(contacts, seed, cancellationToken);
        var meter = await Meter.StartAsync(_dataSource, _time, _plan.DatabaseProcess, cancellationToken);
        var view = await _api.LaunchAsync(id, cancellationToken);
        using var beat = new PeriodicTimer(Beat, _time);
        while (!view.HasEnded && view.Status != "paused")
        {
            await beat.WaitForNextTickAsync(cancellationToken);
            view = await _api.ReadAsync(id, cancellationToken);
        }

        var progress = view.Progress!;
        var figures = await meter.ReadAsync(name, progress.AttemptsEnded, cancellationToken);
        return view.Status == "completed" && progress.NotFinal == 0 && progress.Total == contacts && progress.OpenCalls == 0
            ? figures
            : throw new InvalidOperationException($"the campaign is {view.Status}, {progress.NotFinal} of {progress.Total} contacts are not final: {string.Join("; ", view.Reasons)}");
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<string> PrepareAsync(int contacts, int seed, CancellationToken cancellationToken)
    {
        var line = await BenchLine.CreateAsync(_api, _plan.Concurrency, cancellationToken);
        var id = await line.CreateCampaignAsync($"Bench of {contacts}", _plan.Concurrency, _plan.MaxAttempts, _plan.RetryDelay, cancellationToken);
        await line.ImportAsync(id, new SyntheticNumbers(contacts, seed), contacts, cancellationToken);
        return id;
    }
}
