using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Campaigns.Grains;
using Campaigns.Persistence.Batching;
using Campaigns.Testing;
using Campaigns.Testing.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Silo.Tests.Telemetry;

/// <summary>docs/observability.md and the Grafana dashboard name instruments: a silo that runs must make each of them.</summary>
public sealed partial class ObservabilityDocumentTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_and_the_dashboard_name_what_a_silo_measures()
    {
        var instruments = await OfARunningSiloAsync();
        var own = instruments.Where(instrument => instrument.Meter.StartsWith("Campaigns.", StringComparison.Ordinal)).ToList();
        Assert.True(own.Count >= 13, $"Only {own.Count} of our instruments were found.");

        // Each of ours has a row of the table, with its labels, and no row is without an instrument.
        var rows = File.ReadAllLines(Path.Combine(Root, "docs", "observability.md")).Where(line => line.StartsWith("| `campaigns.", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
        Assert.Equal(own.Select(instrument => instrument.Name).Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));

        // Every series on the dashboard is one that somebody makes, and each of ours is on it.
        var asked = Queries().SelectMany(query => Series().Matches(query).Select(match => match.Value)).Distinct().ToList();
        var made = instruments.SelectMany(instrument => PrometheusNames.Of(instrument.Name, instrument.Unit, instrument.Kind)).ToHashSet();
        Assert.True(asked.Count > own.Count, $"Only {asked.Count} series are asked for.");
        Assert.All(asked, series => Assert.True(made.Contains(series), $"Nothing makes the series {series}."));
        Assert.All(own, instrument => Assert.True(
            PrometheusNames.Of(instrument.Name, instrument.Unit, instrument.Kind).Any(asked.Contains), $"{instrument.Name} isn't on the dashboard."));
    }

    private static string Root { get; } = RootAbove(AppContext.BaseDirectory);

    private static IEnumerable<string> Queries() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "deploy", "grafana", "orleans-campaigns.json")))!["panels"]!.AsArray()
            .SelectMany(panel => panel!["targets"]!.AsArray())
            .Select(target => (string)target!["expr"]!);

    /// <summary>Starts a silo as its program does, and hears of every instrument, whether or not it has measured anything.</summary>
    private async Task<IReadOnlyList<Published>> OfARunningSiloAsync()
    {
        List<Instrument> published = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                lock (published)
                {
                    published.Add(instrument);
                }
            },
        };
        listener.Start();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new("Campaigns:Database", await cluster.CreateDatabaseAsync()), new("Campaigns:Secrets:Keys:0", TestKeys.Installation)]);
        builder.AddCampaignSilo();
        using var host = builder.Build();
        await host.StartAsync(Cancelled);

        // Grains make theirs with the first campaign and the first trunk.
        foreach (var type in typeof(GrainsRegistration).Assembly.GetTypes().Where(type => type.Name.EndsWith("Instruments", StringComparison.Ordinal)))
        {
            host.Services.GetRequiredService(type);
        }

        RuntimeHelpers.RunClassConstructor(typeof(GroupCommitInstruments).TypeHandle);
        await host.StopAsync(Cancelled);
        lock (published)
        {
            return [.. published.Select(Published.Of).Distinct()];
        }
    }

    private static string RootAbove(string folder) => File.Exists(Path.Combine(folder, "Orleans.Campaigns.sln"))
        ? folder
        : RootAbove(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No Orleans.Campaigns.sln above the tests."));

    [GeneratedRegex(@"\b(campaigns|orleans|dotnet|db)_\w+")]
    private static partial Regex Series();

    private sealed record Published(string Meter, string Name, string? Unit, InstrumentKind Kind)
    {
        public static Published Of(Instrument instrument) => new(instrument.Meter.Name, instrument.Name, instrument.Unit, instrument.GetType().Name switch
        {
            "Counter`1" or "ObservableCounter`1" => InstrumentKind.Counter,
            "UpDownCounter`1" or "ObservableUpDownCounter`1" => InstrumentKind.UpDownCounter,
            "Histogram`1" => InstrumentKind.Histogram,
            _ => InstrumentKind.Gauge,
        });
    }
}
