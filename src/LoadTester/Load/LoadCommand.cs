using System.CommandLine;
using System.Net;
using System.Text.Json;
using Spectre.Console;

namespace Campaigns.LoadTester.Load;

/// <summary>The command line of a load run.</summary>
internal sealed class LoadCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Option<int> _contacts = Default("--contacts", 1_000, "Contacts to dial, 1 to 10,000,000.");
    private readonly Option<int> _concurrency = Default("--concurrency", 100, "Calls at once.");
    private readonly Option<double> _cps = Default("--cps", 100d, "New calls a second.");
    private readonly Option<string> _mix = Default("--mix", "answered=50,busy=20,noAnswer=25,error=5", "Outcome weights of the carrier simulator.");
    private readonly Option<int> _talkMs = Default("--talk-ms", 1_000, "How long an answered call lasts, in ms.");
    private readonly Option<int> _ringMs = Default("--ring-ms", 50, "How long it rings before it is answered, in ms.");
    private readonly Option<double> _retryDelay = Default("--retry-delay", 1d, "Seconds from an attempt's end to its retry.");
    private readonly Option<int> _maxAttempts = Default("--max-attempts", 3, "Attempts a contact.");
    private readonly Option<double> _ringTimeout = Default("--ring-timeout", 5d, "Seconds after which an unanswered call is cancelled.");
    private readonly Option<long> _seed = Default("--seed", 1L, "Of the numbers and the outcomes.");
    private readonly Option<string> _media = Default("--media", "SignallingOnly", "SignallingOnly, or Rtp: with audio.");
    private readonly Option<int> _silos = Default("--silos", 0, "Silo processes beside the API; 0: the API hosts the only silo.");
    private readonly Option<double> _timeout = Default("--timeout", 3_600d, "Seconds after which the run is given up.");
    private readonly Option<FileInfo?> _json = new("--json") { Description = "Write the result here." };
    private readonly Option<Uri?> _url = new("--url") { CustomParser = HttpAddress.Parse, Description = "An API that runs already." };
    private readonly Option<string?> _key = new("--key") { Description = "Its API key." };
    private readonly Option<string?> _carrier = new("--carrier") { Description = "A carrier that runs already, address:port on the loopback interface." };
    private readonly Option<Uri?> _carrierStats = new("--carrier-stats") { CustomParser = HttpAddress.Parse, Description = "Its control port, such as http://127.0.0.1:5071." };
    private readonly Option<string?> _programs = new("--programs") { Hidden = true };
    private readonly Option<string?> _work = new("--work") { Hidden = true };
    private readonly Option<int?> _databaseProcess = new("--database-process") { Hidden = true };

    public Command Build(TimeProvider time)
    {
        _media.AcceptOnlyFromAmong("SignallingOnly", "Rtp");
        var command = new Command("load", "Dials a synthetic contact list and compares the engine's truth with the carrier's.");
        foreach (var option in (Option[])[_contacts, _concurrency, _cps, _mix, _talkMs, _ringMs, _retryDelay, _maxAttempts, _ringTimeout, _seed,
            _media, _silos, _timeout, _json, _url, _key, _carrier, _carrierStats, _programs, _work, _databaseProcess])
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => RunAsync(Options(parsed), parsed.GetValue(_json), time, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(LoadOptions options, FileInfo? json, TimeProvider time, CancellationToken cancellationToken)
    {
        var faults = options.Faults();
        if (faults.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', faults));
            return 2;
        }

        var report = await new LoadRun(options, AnsiConsole.Console, time).RunAsync(cancellationToken);
        if (json is not null)
        {
            await using var file = json.Create();
            await JsonSerializer.SerializeAsync(file, report, Json, cancellationToken);
        }

        LoadSummary.Write(AnsiConsole.Console, report);
        return report.Broken.Count == 0 ? 0 : 1;
    }

    private LoadOptions Options(ParseResult parsed) => new()
    {
        Contacts = parsed.GetValue(_contacts),
        Concurrency = parsed.GetValue(_concurrency),
        CallsPerSecond = parsed.GetValue(_cps),
        Mix = parsed.GetValue(_mix)!,
        TalkMs = parsed.GetValue(_talkMs),
        RingMs = parsed.GetValue(_ringMs),
        RetryDelay = TimeSpan.FromSeconds(parsed.GetValue(_retryDelay)),
        MaxAttempts = parsed.GetValue(_maxAttempts),
        RingTimeout = TimeSpan.FromSeconds(parsed.GetValue(_ringTimeout)),
        Seed = parsed.GetValue(_seed),
        Media = parsed.GetValue(_media)!,
        Silos = parsed.GetValue(_silos),
        Timeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)),
        Url = parsed.GetValue(_url),
        Key = parsed.GetValue(_key),
        Carrier = parsed.GetValue(_carrier) is { } text ? IPEndPoint.Parse(text) : null,
        CarrierStats = parsed.GetValue(_carrierStats),
        Programs = parsed.GetValue(_programs),
        Work = parsed.GetValue(_work),
        DatabaseProcess = parsed.GetValue(_databaseProcess),
    };

    private static Option<T> Default<T>(string name, T value, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
