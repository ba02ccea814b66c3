using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Campaigns.Chaos.Faults;
using Campaigns.Chaos.Installation;
using Campaigns.Testing;
using Spectre.Console;

namespace Campaigns.Chaos;

/// <summary>The command line of a chaos run.</summary>
internal static class ChaosCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static RootCommand Build(TimeProvider time)
    {
        var seed = Option("--seed", 1L, "Of the faults, the numbers and the far ends.");
        var minutes = Option("--minutes", 5d, "For how long faults are inflicted; less where the list is dialled before.");
        var silos = Option("--silos", 4, "Silo processes.");
        var contacts = Option("--contacts", 20_000, "Contacts of the campaign that is dialled to its end.");
        var concurrency = Option("--concurrency", 200, "Calls at once.");
        var gap = Option("--gap", 6d, "Seconds from one fault to the next, on average.");
        var scale = Option("--scale", 1d, "Of every fault's duration: 0.5 halves it.");
        var patience = Option("--patience", 15d, "Minutes after the last fault until the campaigns must have ended.");
        var only = new Option<FaultKind[]>("--faults") { Description = "Only these kinds of faults; all by default.", AllowMultipleArgumentsPerToken = true };
        var json = new Option<FileInfo?>("--json") { Description = "Write the result here." };
        var isolated = new Option<bool>("--isolated") { Hidden = true };
        var configuration = new Option<string>("--configuration") { Hidden = true, DefaultValueFactory = _ => "Release" };
        var programs = new Option<string>("--programs") { Hidden = true, Required = true };
        var work = new Option<string>("--work") { Hidden = true, Required = true };
        var root = new RootCommand("Calls in progress, faults all the time, and the carrier's log as the judge.")
        {
            seed, minutes, silos, contacts, concurrency, gap, scale, patience, only, json, isolated, configuration, programs, work,
        };
        root.SetAction(async (parsed, cancellationToken) =>
        {
            var during = TimeSpan.FromMinutes(parsed.GetValue(minutes));
            var options = new ChaosOptions
            {
                Seed = parsed.GetValue(seed),
                During = during,
                Silos = parsed.GetValue(silos),
                Contacts = parsed.GetValue(contacts),
                Concurrency = parsed.GetValue(concurrency),

                // A contact takes 1.8 attempts: the list lasts as long as the faults, and a little longer.
                CallsPerSecond = Math.Max(1, Math.Round(parsed.GetValue(contacts) * 1.8 / during.TotalSeconds)),
                Kinds = KindsOf(parsed.GetValue(only), parsed.GetValue(isolated)),
                Gap = TimeSpan.FromSeconds(parsed.GetValue(gap)),
                Scale = parsed.GetValue(scale),
                Patience = TimeSpan.FromMinutes(parsed.GetValue(patience)),
                Programs = parsed.GetValue(programs)!,
                Configuration = parsed.GetValue(configuration)!,
                Work = parsed.GetValue(work)!,
            };
            return await RunAsync(options, parsed.GetValue(isolated), parsed.GetValue(json), time, cancellationToken);
        });
        return root;
    }

    /// <summary>What needs namespaces of its own is left out where there are none, unless it was asked for.</summary>
    private static FaultKind[] KindsOf(FaultKind[]? chosen, bool isolated) => chosen is { Length: > 0 }
        ? chosen
        : [.. Enum.GetValues<FaultKind>().Where(kind => isolated || !FaultTraits.NeedsIsolation(kind))];

    private static async Task<int> RunAsync(ChaosOptions options, bool isolated, FileInfo? json, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var volume = isolated
            ? await SmallVolume.CreateAsync(Path.Combine(options.Work, "volume"), Path.Combine(options.Work, "volume.mounted"))
            : null;
        var network = isolated ? await NamespaceNetwork.CreateAsync(options.Silos) : new ChaosNetwork();
        await using var postgres = new PostgresCluster { Address = network.DatabaseAddress, Folder = volume?.Folder, FlushesToDisk = true };
        await postgres.InitializeAsync();
        var report = await new ChaosRun(options, time, Console.WriteLine).RunAsync(new ChaosGround(postgres, network, volume), cancellationToken);
        if (json is not null)
        {
            await using var file = json.Create();
            await JsonSerializer.SerializeAsync(file, report, Json, cancellationToken);
        }

        ChaosSummary.Write(AnsiConsole.Console, report);
        return report.Broken.Count == 0 ? 0 : 1;
    }

    private static Option<T> Option<T>(string name, T value, string description) => new(name) { Description = description, DefaultValueFactory = _ => value };
}
