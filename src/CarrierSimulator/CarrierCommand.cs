using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Campaigns.CarrierSimulator.Behaviours;
using Campaigns.CarrierSimulator.Media;
using Campaigns.CarrierSimulator.Signalling;

namespace Campaigns.CarrierSimulator;

/// <summary>The command line: reads it into <see cref="CarrierOptions"/>, every fault named with its option.</summary>
internal sealed class CarrierCommand
{
    private readonly Option<IPEndPoint> _listen = new("--listen")
    {
        Description = "UDP address and port for SIP (IPv4); port 0 picks a free one.",
        DefaultValueFactory = _ => new IPEndPoint(IPAddress.Loopback, 5070),
        CustomParser = result => Read(result, text => IPEndPoint.Parse(text)),
    };

    private readonly Option<OutcomeMix> _mix = new("--mix")
    {
        Description = "Outcome weights: answered, voicemail, busy, noAnswer, declined, invalid, capacity, error, silence.",
        DefaultValueFactory = _ => OutcomeMix.Parse("answered=50,busy=20,noAnswer=25,error=5"),
        CustomParser = result => Read(result, OutcomeMix.Parse),
    };

    private readonly Option<long> _seed = new("--seed")
    {
        Description = "The same seed gives the same outcome for the same number and call.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int> _ringMs = Milliseconds("--ring-ms", 50, "From ringing to the answer, in ms.");
    private readonly Option<int> _talkMs = Milliseconds("--talk-ms", 2_000, "From the answer's ACK to the carrier's BYE, in ms.");
    private readonly Option<int> _greetingMs = Milliseconds("--greeting-ms", 3_000, "Length of a voicemail's greeting, in ms.");

    private readonly Option<bool> _callerHangsUp = new("--caller-hangs-up")
    {
        Description = "Never send BYE: every answered call waits for the caller's.",
    };

    private readonly Option<int?> _maxCalls = new("--max-calls") { Description = "Calls at once; more get 503. No limit by default." };

    private readonly Option<bool> _noTable = new("--no-number-table")
    {
        Description = "Let every number follow the mix, also those ending in 0100 to 0111.",
    };

    private readonly Option<DigestCredentials?> _requireAuth = new("--require-auth")
    {
        Description = "user:password that every INVITE must prove by digest.",
        CustomParser = result => Read(result, Credentials),
    };

    private readonly Option<string> _algorithm = new("--auth-algorithm") { Description = "Digest algorithm.", DefaultValueFactory = _ => "MD5" };
    private readonly Option<bool> _echo = new("--echo") { Description = "Send received audio back." };
    private readonly Option<bool> _sayHello = new("--say-hello") { Description = "Let people who answer say hello over RTP." };
    private readonly Option<SpeechFolder?> _speech = new("--speech")
    {
        Description = "Folder with what people (hello*.wav) and voicemail boxes (greeting*.wav) say: one channel, 8 kHz, 16-bit PCM or μ-law.",
        CustomParser = result => Read(result, SpeechFolder.Read),
    };

    private readonly Option<DirectoryInfo?> _record = new("--record") { Description = "Write what each answered call's far end heard into this folder, as WAV." };
    private readonly Option<bool> _logCalls = new("--log-calls") { Description = "Keep every call for the report." };
    private readonly Option<FileInfo?> _json = new("--json") { Description = "Write the report here when stopped." };
    private readonly Option<int> _controlPort = new("--control-port")
    {
        Description = "Loopback HTTP port: GET /stats, GET /calls, POST /reset, POST /disturbance/NAME (none, refusing, silent, mute, doubling, unreachable); 0 picks a free one.",
    };

    public RootCommand Build(TimeProvider time)
    {
        _algorithm.AcceptOnlyFromAmong("MD5", "SHA-256");
        var root = new RootCommand(
            "A SIP carrier to rehearse against: answers, is busy, rings, fails, by the dialled number or by a seeded mix, and reports what was dialled.\n\n"
            + "Numbers ending in\n"
            + string.Join('\n', NumberTable.Rules.Select(rule => $"  {rule.LastFourDigits:0000}  {rule.InWords}")));
        foreach (var option in (Option[])[_listen, _mix, _seed, _ringMs, _talkMs, _callerHangsUp, _greetingMs, _maxCalls, _noTable,
            _requireAuth, _algorithm, _echo, _sayHello, _speech, _record, _logCalls, _json, _controlPort])
        {
            root.Options.Add(option);
        }

        root.SetAction((parsed, cancellationToken) =>
            CarrierRun.UntilCancelledAsync(Options(parsed), parsed.GetValue(_controlPort), parsed.GetValue(_json), time, cancellationToken));
        return root;
    }

    private CarrierOptions Options(ParseResult parsed) => new()
    {
        Listen = parsed.GetValue(_listen)!,
        Mix = parsed.GetValue(_mix)!,
        Seed = parsed.GetValue(_seed),
        UseNumberTable = !parsed.GetValue(_noTable),
        Ring = TimeSpan.FromMilliseconds(parsed.GetValue(_ringMs)),
        Talk = parsed.GetValue(_callerHangsUp) ? null : TimeSpan.FromMilliseconds(parsed.GetValue(_talkMs)),
        Greeting = TimeSpan.FromMilliseconds(parsed.GetValue(_greetingMs)),
        MaxCalls = parsed.GetValue(_maxCalls),
        RequiredCredentials = parsed.GetValue(_requireAuth) is { } credentials
            ? credentials with { Algorithm = parsed.GetValue(_algorithm)! }
            : null,
        EchoMedia = parsed.GetValue(_echo),
        SayHello = parsed.GetValue(_sayHello),
        Speech = parsed.GetValue(_speech),
        RecordTo = parsed.GetValue(_record)?.FullName,
        LogCalls = parsed.GetValue(_logCalls),
    };

    private static Option<int> Milliseconds(string name, int byDefault, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => byDefault };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
            {
                result.AddError($"{name} can't be negative.");
            }
        });
        return option;
    }

    private static DigestCredentials? Credentials(string text) => text.Split(':', 2) is [{ Length: > 0 } user, var password]
        ? new DigestCredentials(user, password)
        : throw new FormatException("wants user:password");

    private static T? Read<T>(ArgumentResult result, Func<string, T> parse)
    {
        try
        {
            return parse(result.Tokens[0].Value);
        }
        catch (FormatException fault)
        {
            result.AddError($"{result.Argument.Name}: {fault.Message}");
            return default;
        }
    }
}
