using System.Globalization;

namespace Campaigns.Engine.Bench.Calls;

/// <summary>Many calls up at once, and what each of them costs the process in memory.</summary>
internal sealed class LiveCalls(WholeSystem system, CallsPlan plan, Verdict verdict)
{
    private const double Kilobyte = 1024;

    /// <summary>Sockets that a call with audio may have: its RTP, and RTCP on a port of its own.</summary>
    private const int SocketsWithAudio = 2;

    public async Task MeasureAsync(CarrierSide carrier, CancellationToken cancellationToken)
    {
        var calls = plan.Live;
        var name = calls.ToString("N0", CultureInfo.InvariantCulture);
        var campaign = await system.PrepareAsync(carrier, calls, calls, plan.Seed + 3, cancellationToken);
        var none = MemoryReading.Take();

        await system.Api.LaunchAsync(campaign, cancellationToken);
        var most = 0;
        await system.UntilAsync(
            campaign,
            view =>
            {
                most = Math.Max(most, view.Progress!.InCall ?? 0);
                return most == calls || view.HasEnded || view.Status == "paused";
            },
            cancellationToken);
        var seen = await carrier.CountAsync(cancellationToken);
        verdict.Add("callsAtOnce", $"calls up at once, as SIPp saw ({most:N0} as the engine counts)", seen.Up, "", atLeast: calls);

        var all = MemoryReading.Take();
        verdict.Add("heapKilobytesPerCall", $"heap a call: {name} up less none", (all.HeapBytes - none.HeapBytes) / Kilobyte / calls, "KB", atMost: 20);
        verdict.Add("residentKilobytesPerCall", $"resident memory a call: {name} up less none", (all.ResidentBytes - none.ResidentBytes) / Kilobyte / calls, "KB", atMost: 20);
        AddOpenFiles(all, calls);

        await system.Api.CancelAsync(campaign, cancellationToken);
        await system.UntilAsync(campaign, view => view.Progress!.OpenCalls == 0, cancellationToken);
        var after = await carrier.CountAsync(cancellationToken);
        verdict.Add("callsHungUp", "of them hung up by us, one BYE each", after.AsPlanned, "", atLeast: calls);
    }

    private void AddOpenFiles(MemoryReading all, int calls)
    {
        var allowed = MemoryReading.OpenFilesAllowed();
        verdict.Add("openFiles", $"file descriptors with them up (allowed: {allowed?.ToString("N0", CultureInfo.InvariantCulture) ?? "any number"})", all.OpenFiles, "", atMost: allowed);
        var withAudio = all.OpenFiles + (SocketsWithAudio * calls);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"With audio they would take up to {withAudio:N0} descriptors: the limit {(allowed is null || withAudio <= allowed ? "allows them" : "is TOO LOW for that (ulimit -n)")}."));
    }
}
