using System.Diagnostics;
using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Lists;
using Campaigns.LoadTester.Measuring;
using Npgsql;

namespace Campaigns.Engine.Bench;

/// <summary>
/// The same work on one, two and four engine processes; many campaigns at once on one trunk; and small campaigns beside a huge one.
/// Each process warms up first: what a new process spends on compilation isn't what a cluster costs.
/// </summary>
/// <param name="database">Connection string; each cluster gets a database of its own on that server.</param>
/// <param name="databaseProcess">The server's process.</param>
/// <param name="contacts">Of the measured campaign, and of the many together.</param>
/// <param name="warmUpContacts">Dialled before, for each process.</param>
/// <param name="processes">Sizes of the clusters; the campaigns that compete run on the last one.</param>
/// <param name="seed">Of the lists and outcomes.</param>
internal sealed class ScaleRun(string database, int databaseProcess, int contacts, int warmUpContacts, int[] processes, int seed)
{
    private const int Channels = 1_000;
    private const int ManyCampaigns = 200;
    private const int SmallCampaigns = 20;
    private const int SmallContacts = 200;

    // It must outlast the small ones: some two minutes at 6,000 attempts a second.
    private const int HugeContacts = 400_000;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly Verdict _verdict = new();
    private int _lists;

    public async Task<int> RunAsync(FileInfo? json, CancellationToken cancellationToken)
    {
        Verdict.PrintHeader();
        Dictionary<int, double> cpu = [];
        foreach (var size in processes)
        {
            await using var cluster = await StartAsync(size, cancellationToken);
            cpu[size] = await DialAsync(cluster, cancellationToken);
            if (size == processes[^1])
            {
                if (cpu.TryGetValue(1, out var one) && cpu.TryGetValue(4, out var four))
                {
                    _verdict.Add("cpuFourToOne", "CPU an attempt, four processes to one", four / one, "×", atMost: 1.3);
                }

                await ShareAsync(cluster, cancellationToken);
                await BesideAHugeOneAsync(cluster, cancellationToken);
            }
        }

        return await _verdict.CloseAsync(json, cancellationToken);
    }

    private async Task<NodeCluster> StartAsync(int size, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnectionStringBuilder(database) { Database = $"scale{size}" };
        await using (var dataSource = NpgsqlDataSource.Create(database))
        await using (var create = dataSource.CreateCommand($"CREATE DATABASE {connection.Database}"))
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        return await NodeCluster.StartAsync(connection.ConnectionString, size, seed, cancellationToken);
    }

    private async Task<double> DialAsync(NodeCluster cluster, CancellationToken cancellationToken)
    {
        var line = await BenchLine.CreateAsync(cluster.Api, Channels, cancellationToken);
        await CompleteAsync(cluster.Api, await PrepareAsync(line, "Warm-up", warmUpContacts * cluster.Count, cancellationToken), cancellationToken);
        var campaign = await PrepareAsync(line, "Measured", contacts, cancellationToken);
        var engines = cluster.ProcessIds.Select(id => new ProcessMeter("", id)).ToList();
        var server = new ProcessMeter("", databaseProcess);
        var begun = Stopwatch.GetTimestamp();
        var attempts = await CompleteAsync(cluster.Api, campaign, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var own = engines.Sum(meter => meter.Read()!.CpuSeconds) * 1000 / attempts;
        var cpu = own + (server.Read()!.CpuSeconds * 1000 / attempts);
        var key = cluster.Count switch { 1 => "one", 2 => "two", _ => "four" };
        _verdict.Add($"{key}AttemptsPerSecond", $"{key}: attempts a second", attempts / seconds, "/s");
        _verdict.Add($"{key}CpuMs", $"{key}: CPU an attempt, database included", cpu, "ms");
        _verdict.Add($"{key}OwnCpuMs", $"{key}: of which the engine's", own, "ms");
        return cpu;
    }

    /// <summary>Two hundred equal campaigns want a trunk of a hundred channels: when half of all attempts are made, the poorest has its part of them.</summary>
    private async Task ShareAsync(NodeCluster cluster, CancellationToken cancellationToken)
    {
        var line = await BenchLine.CreateAsync(cluster.Api, channels: 100, cancellationToken);
        HashSet<string> campaigns = [];
        for (var i = 0; i < ManyCampaigns; i++)
        {
            campaigns.Add(await PrepareAsync(line, $"Many {i}", contacts / ManyCampaigns, cancellationToken));
        }

        await Task.WhenAll(campaigns.Select(campaign => cluster.Api.LaunchAsync(campaign, cancellationToken)));
        using var beat = new PeriodicTimer(Beat, TimeProvider.System);
        double[] shares = [];
        while (true)
        {
            await beat.WaitForNextTickAsync(cancellationToken);
            var views = await cluster.Api.CampaignsAsync(cancellationToken).Where(view => campaigns.Contains(view.Id)).ToArrayAsync(cancellationToken);
            var done = Array.ConvertAll(views, view => (double)(view.Progress!.Total - view.Progress.NotFinal));
            if (shares.Length == 0 && done.Sum() >= contacts / 2.0)
            {
                shares = done;
            }

            if (views.All(view => view.HasEnded))
            {
                break;
            }
        }

        // Jain's index: 1 when all have the same, 1/n when one has all.
        var fairness = shares.Sum() * shares.Sum() / (shares.Length * shares.Sum(share => share * share));
        _verdict.Add("unfairness", $"{ManyCampaigns} campaigns half-way: 1 − Jain's index of their finished contacts", 1 - fairness, "", atMost: 0.1);
        _verdict.Add("poorest", $"{ManyCampaigns} campaigns half-way: mean to the poorest", shares.Average() / Math.Max(1, shares.Min()), "×");
    }

    private async Task BesideAHugeOneAsync(NodeCluster cluster, CancellationToken cancellationToken)
    {
        var line = await BenchLine.CreateAsync(cluster.Api, Channels, cancellationToken);
        var alone = await SmallOnesAsync(cluster.Api, line, cancellationToken);
        var huge = await PrepareAsync(line, "Huge", HugeContacts, cancellationToken);
        await cluster.Api.LaunchAsync(huge, cancellationToken);
        var beside = await SmallOnesAsync(cluster.Api, line, cancellationToken);
        if ((await cluster.Api.ReadAsync(huge, cancellationToken)).HasEnded)
        {
            throw new InvalidOperationException("The huge campaign was over before the small ones: it must be larger.");
        }

        await cluster.Api.CancelAsync(huge, cancellationToken);
        _verdict.Add("smallAloneMs", $"{SmallCampaigns} small campaigns, launch to completion, p95", alone.P95, "ms");
        _verdict.Add("smallBesideMs", "the same beside one that wants every channel, p95", beside.P95, "ms");
        _verdict.Add("smallBesideToAlone", "beside to alone", beside.P95 / alone.P95, "×", atMost: 2);
    }

    /// <summary>Small campaigns one after the other, as they come in a day.</summary>
    private async Task<Percentiles> SmallOnesAsync(CampaignApi api, BenchLine line, CancellationToken cancellationToken)
    {
        List<double> milliseconds = [];
        for (var i = 0; i < SmallCampaigns; i++)
        {
            var campaign = await PrepareAsync(line, $"Small {i}", SmallContacts, cancellationToken);
            var begun = Stopwatch.GetTimestamp();
            await CompleteAsync(api, campaign, cancellationToken);
            milliseconds.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return Percentiles.Of(milliseconds)!;
    }

    private async Task<string> PrepareAsync(BenchLine line, string name, int count, CancellationToken cancellationToken)
    {
        var campaign = await line.CreateCampaignAsync(name, Channels, maxAttempts: 3, RetryDelay, cancellationToken);
        await line.ImportAsync(campaign, new SyntheticNumbers(count, seed + ++_lists), count, cancellationToken);
        return campaign;
    }

    /// <summary>Launches and waits for the end. Returns the attempts made.</summary>
    private static async Task<long> CompleteAsync(CampaignApi api, string campaign, CancellationToken cancellationToken)
    {
        var view = await api.LaunchAsync(campaign, cancellationToken);
        using var beat = new PeriodicTimer(Beat, TimeProvider.System);
        while (!view.HasEnded)
        {
            await beat.WaitForNextTickAsync(cancellationToken);
            view = await api.ReadAsync(campaign, cancellationToken);
        }

        return view.Progress!.AttemptsEnded;
    }
}
