using System.Globalization;
using Campaigns.CarrierSimulator.Control;
using Campaigns.CarrierSimulator.Judging;

namespace Campaigns.CarrierSimulator;

/// <summary>One run of the program: from the ready line to the report.</summary>
internal static class CarrierRun
{
    public static async Task UntilCancelledAsync(
        CarrierOptions options, int controlPort, FileInfo? json, TimeProvider time, CancellationToken cancellationToken)
    {
        using var carrier = new Carrier(options, time);
        var control = new ControlEndpoint(carrier, controlPort);
        var serving = control.RunAsync(cancellationToken);

        // Scripts wait for this line and read the ports from it.
        await Console.Out.WriteLineAsync($"Carrier ready on {carrier.LocalEndPoint}, control {control.Address}");
        await serving;

        var report = carrier.Report(withCalls: true);
        if (json is not null)
        {
            await using var file = json.Create();
            await ReportJson.WriteAsync(file, report, CancellationToken.None);
        }

        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Carrier stopped: {report.Invites} INVITEs, {report.AnsweredCalls} answered, at most {report.PeakConcurrentCalls} at once, {report.DuplicateInvites} duplicates, {report.OverlappingCalls} overlapping"));
    }
}
