using System.Net;
using System.Net.Http.Headers;
using Campaigns.Api.Hosting;
using Campaigns.Api.Live;
using Campaigns.Api.Tests.Cluster;
using Campaigns.Domain.Access;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Numbering;
using Campaigns.Persistence;
using Campaigns.Persistence.Access;
using Campaigns.Persistence.Migrations;
using Campaigns.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Campaigns.Api.Tests;

/// <summary>The real API on a real port and a real database; only the cluster is a stand-in.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _keyFile;

    private ApiHost(WebApplication app, SampleCluster cluster, SampleProgressSource progress, string keyFile)
    {
        (_app, Cluster, Progress, _keyFile) = (app, cluster, progress, keyFile);
        Anonymous = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromMinutes(2) };
        Http = new HttpClient { BaseAddress = Anonymous.BaseAddress, Timeout = Anonymous.Timeout };
    }

    /// <summary>A client with the first API key.</summary>
    public HttpClient Http { get; }

    /// <summary>A client without a key.</summary>
    public HttpClient Anonymous { get; }

    public SampleCluster Cluster { get; }

    public SampleProgressSource Progress { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Where the first key was written, if this process made it.</summary>
    public string KeyFile => _keyFile;

    public static async Task<ApiHost> StartAsync(string database, CancellationToken cancellationToken, string? key = null, KeyValuePair<string, string?>[]? settings = null, bool canRecord = true)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        var keyFile = Path.Combine(Path.GetTempPath(), $"campaigns-key-{Guid.NewGuid():N}");
        builder.Configuration.AddInMemoryCollection(
        [
            KeyValuePair.Create("Campaigns:Api:KeyFile", (string?)keyFile),

            // Its files lie beside a program that was built as one; tests/Dashboard.Tests has it in a browser.
            KeyValuePair.Create("Campaigns:Api:Dashboard", (string?)"false"),

            // Many tests share the first key.
            KeyValuePair.Create("Campaigns:Api:RequestBurst", (string?)"100000"),
        ]);
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        var (grains, cluster) = SampleCluster.Create();
        var progress = new SampleProgressSource();
        builder.Services.AddCampaignPersistence(new PersistenceOptions { ConnectionString = database, MaxPoolSize = 10, SecretKeys = [TestKeys.Installation], RecordingKeys = canRecord ? [Convert.ToBase64String(new byte[32])] : [] });
        builder.Services.AddSingleton(grains);
        builder.Services.AddSingleton<IPhoneNumbers, LibPhoneNumbers>();
        builder.Services.AddSingleton<ISpeech>(new SampleSpeech());
        builder.Services.AddSingleton(Options.Create(CampaignLimits.Default));
        builder.AddCampaignApi();
        builder.Services.AddSingleton<IProgressSource>(progress);

        var app = builder.Build();
        app.UseCampaignApi();
        await app.Services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        await app.StartAsync(cancellationToken);

        var host = new ApiHost(app, cluster, progress, keyFile);
        key ??= (await File.ReadAllTextAsync(keyFile, cancellationToken)).Trim();
        host.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return host;
    }

    /// <summary>Notes something that a test put beside the API as the first team's.</summary>
    public async Task<Guid> ClaimAsync(Guid resource)
    {
        await Get<TeamResources>().ClaimAsync(resource, TeamId.First, TestContext.Current.CancellationToken);
        return resource;
    }

    /// <summary>Writes a campaign's row, as its grain does in a real cluster.</summary>
    public Task SaveAsync(Guid campaign) => Get<ICampaignDirectory>().SaveAsync(Cluster.Campaign(campaign).Entry!, TestContext.Current.CancellationToken);

    /// <summary>A client with the admin key of a team that was just made.</summary>
    public async Task<HttpClient> NewTeamAsync()
    {
        var team = await Http.PostJsonAsync("/api/v1/teams", $$"""{ "name": "Team {{Guid.NewGuid()}}" }""", HttpStatusCode.Created);
        var http = new HttpClient { BaseAddress = Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", team["key"]!.GetValue<string>());
        return http;
    }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Stops the API as the host does when the process is told to.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Anonymous.Dispose();
        await _app.DisposeAsync();
        File.Delete(_keyFile);
    }
}
