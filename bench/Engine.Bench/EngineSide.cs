using System.Globalization;
using Campaigns.Api.Hosting;
using Campaigns.Domain.Ports;
using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Campaigns:Database"] = plan.Database,
            ["Campaigns:Secrets:Keys:0"] = Convert.ToBase64String(new byte[32]), // A benchmark has no secrets.
            ["Campaigns:Api:KeyFile"] = keyFile,
            ["Campaigns:Limits:MinRetryDelay"] = plan.RetryDelay.ToString("c", CultureInfo.InvariantCulture),
            ["Campaigns:Silo:Reminders"] = plan.AdoNetReminders ? "AdoNet" : "GroupCommit",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.JoinCluster();
        builder.AddCampaignApi();
        builder.Services.AddSingleton<ICallOriginator>(new InstantOriginator(plan.Seed, SystemClock.Instance));
        var app = builder.Build();
        app.UseCampaignApi();
        await app.StartAsync(cancellationToken);
        var key = (await File.ReadAllTextAsync(keyFile, cancellationToken)).Trim();
        File.Delete(keyFile);
        return new EngineSide(plan, time, app, new CampaignApi(new Uri(app.Urls.Single()), key));
    }

    /// <summary>Imports, launches and waits until every contact is final.</summary>
    public async Task<Figures> RunAsync(int contacts, int seed, CancellationToken cancellationToken)
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
        var figures = await meter.ReadAsync("engine", progress.AttemptsEnded, cancellationToken);
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
        var trunk = await _api.CreateTrunkAsync(
            new
            {
                name = "Bench",
                host = "127.0.0.1",
                port = 5060,
                callerNumbers = (string[])["+12025550199"],
                maxConcurrentCalls = _plan.Concurrency,
                maxCallsPerSecond = 10_000,
                allowedPrefixes = (string[])["+1"],
            },
            cancellationToken);
        var assistant = await _api.CreateAssistantAsync(new { name = "Bench", afterwards = "stayOnLine" }, cancellationToken);
        var retried = new { enabled = true, delay = _plan.RetryDelay.ToString("c") };
        var id = await _api.CreateCampaignAsync(
            new
            {
                name = $"Bench of {contacts}",
                assistantId = assistant,
                trunkId = trunk,
                callWindow = new { start = "00:00", end = "24:00", timeZone = "UTC" },
                legalHours = false,
                useContactTimeZone = false,
                maxConcurrentCalls = _plan.Concurrency,
                maxCallsPerSecond = 10_000,
                retry = new { maxAttempts = _plan.MaxAttempts, noAnswer = retried, busy = retried, technicalError = retried, lost = retried },
            },
            cancellationToken);
        using var list = new ContactListContent(new SyntheticNumbers(contacts, seed), contacts);
        var imported = await _api.ImportAsync(id, list, cancellationToken);
        return imported.Imported == contacts ? id : throw new InvalidOperationException($"{contacts} contacts were sent, {imported.Imported} imported");
    }
}
