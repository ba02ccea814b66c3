using System.Text.RegularExpressions;
using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.LoadTester.Carrier;

namespace Campaigns.EndToEnd.Tests.Carrier;

/// <summary>The carrier simulator, where everybody answers at once and stays on the line until told to hang up: how long a call lasts is the test's decision.</summary>
internal sealed partial class PatientCarrier : IAsyncDisposable
{
    private readonly ProgramProcess _program;
    private readonly CarrierClient _control;

    private PatientCarrier(ProgramProcess program)
    {
        var ready = ReadyLine().Match(program.Output);
        (_program, Port) = (program, int.Parse(ready.Groups["port"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        _control = new CarrierClient(new Uri(ready.Groups["control"].Value.Trim()));
    }

    public int Port { get; }

    public static async Task<PatientCarrier> StartAsync(CancellationToken cancellationToken) => new(await ProgramProcess.StartAsync(
        "CarrierSimulator",
        new Dictionary<string, string>(),
        "Carrier ready",
        cancellationToken,
        "--listen", "127.0.0.1:0", "--control-port", "0", "--mix", "answered=1", "--ring-ms", "0", "--caller-hangs-up", "--no-number-table", "--log-calls"));

    /// <summary>Whoever is on the line hangs up.</summary>
    public Task HangUpAllAsync(CancellationToken cancellationToken) => _control.HangUpAllAsync(cancellationToken);

    public Task<CarrierStats> StatsAsync(CancellationToken cancellationToken) => _control.StatsAsync(cancellationToken);

    /// <summary>Its log so far.</summary>
    public Task<IReadOnlyList<LoadTester.Carrier.CarrierCall>> CallsAsync(CancellationToken cancellationToken) => _control.CallsAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _program.DisposeAsync();
    }

    [GeneratedRegex(@"Carrier ready on 127\.0\.0\.1:(?<port>\d+), control (?<control>\S+)")]
    private static partial Regex ReadyLine();
}
