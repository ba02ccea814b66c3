using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Campaigns.Silo.Health;
using Campaigns.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Silo.Tests.Health;

/// <summary>What a supervisor hears of a process that is only a silo.</summary>
public sealed class SiloHealthTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silo_is_ready_once_it_has_joined_and_no_longer_from_the_moment_it_drains_and_live_to_its_end()
    {
        var held = new HeldPart();
        using var host = Build(await cluster.CreateDatabaseAsync(), held);
        using var http = new HttpClient();

        // A part of the process isn't up yet: probes are answered already.
        var starting = host.StartAsync(Cancelled);
        await held.Starting.WaitAsync(Cancelled);
        http.BaseAddress = host.Services.GetRequiredService<SiloHealth>().Address;
        Assert.Equal(IPAddress.Loopback.ToString(), http.BaseAddress.Host);
        Assert.Equal(["draining=ok", "database=ok", "silo=The silo hasn't joined the cluster yet."], await AskAsync(http, HttpStatusCode.ServiceUnavailable));
        Assert.Equal("ok", (string?)(await ReadAsync(http, "/health/live", HttpStatusCode.OK))["status"]);
        held.MayStart.SetResult();
        await starting;
        Assert.Equal(["draining=ok", "database=ok", "silo=ok"], await AskAsync(http, HttpStatusCode.OK));

        // It is told to stop, and something takes its time, as calls do.
        var stopping = host.StopAsync(Cancelled);
        await held.Stopping.WaitAsync(Cancelled);
        Assert.Equal(["draining=This process is stopping.", "database=ok", "silo=ok"], await AskAsync(http, HttpStatusCode.ServiceUnavailable));
        await ReadAsync(http, "/health/live", HttpStatusCode.OK);
        held.MayStop.SetResult();
        await stopping;
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/health/live", Cancelled));
    }

    [Fact]
    public async Task Nothing_else_is_there_and_nothing_is_changed()
    {
        var held = new HeldPart();
        held.MayStart.SetResult();
        held.MayStop.SetResult();
        using var host = Build(await cluster.CreateDatabaseAsync(), held);
        await host.StartAsync(Cancelled);
        using var http = new HttpClient { BaseAddress = host.Services.GetRequiredService<SiloHealth>().Address };

        using var other = await http.GetAsync("/api/v1/campaigns", Cancelled);
        using var posted = await http.PostAsync("/health/ready", null, Cancelled);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (other.StatusCode, posted.StatusCode));
        await host.StopAsync(Cancelled);
    }

    [Fact]
    public void Without_a_port_nobody_listens_and_what_can_not_be_used_is_named()
    {
        Assert.DoesNotContain(Builder().AddSiloHealth().Services, service => service.ServiceType == typeof(SiloHealth));

        var refusal = Assert.Throws<InvalidOperationException>(() => Builder(("HealthPort", "70000"), ("HealthAddress", "localhost")).AddSiloHealth());
        Assert.Contains("Campaigns:Silo:HealthPort must be 0–65535, was 70000.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Campaigns:Silo:HealthAddress must be an IP address", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> AskAsync(HttpClient http, HttpStatusCode expected)
    {
        var answer = await ReadAsync(http, "/health/ready", expected);
        Assert.Equal(expected is HttpStatusCode.OK ? "ok" : "unavailable", (string?)answer["status"]);
        return [.. answer["checks"]!.AsObject().Select(check => $"{check.Key}={check.Value}")];
    }

    private static async Task<JsonNode> ReadAsync(HttpClient http, string path, HttpStatusCode expected)
    {
        using var response = await http.GetAsync(path, Cancelled);
        Assert.Equal(expected, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!;
    }

    private static IHost Build(string database, HeldPart held)
    {
        var builder = Builder(("HealthPort", "0"));
        builder.Configuration.AddInMemoryCollection([new("Campaigns:Database", database), new("Campaigns:Secrets:Keys:0", TestKeys.Installation)]);
        builder.AddSiloHealth();
        builder.AddCampaignSilo();
        builder.Services.AddHostedService(_ => held);
        return builder.Build();
    }

    private static HostApplicationBuilder Builder(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>("Campaigns:Silo:" + setting.Key, setting.Value)));
        return builder;
    }

    /// <summary>The last part of the process to start and the first to stop, when the test lets it.</summary>
    private sealed class HeldPart : IHostedService
    {
        private readonly TaskCompletionSource _starting = New();
        private readonly TaskCompletionSource _stopping = New();

        public Task Starting => _starting.Task;

        public Task Stopping => _stopping.Task;

        public TaskCompletionSource MayStart { get; } = New();

        public TaskCompletionSource MayStop { get; } = New();

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _starting.TrySetResult();
            return MayStart.Task;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _stopping.TrySetResult();
            return MayStop.Task;
        }

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
