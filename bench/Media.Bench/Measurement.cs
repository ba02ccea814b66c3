using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Campaigns.Sip;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Rtp;

namespace Campaigns.Media.Bench;

/// <summary>Runs the calls and measures while they all talk.</summary>
internal static class Measurement
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(int[] calls, TimeSpan time, FileInfo? json, CancellationToken cancellationToken)
    {
        List<Figures> all = [];
        Console.WriteLine("calls | CPU ms per call-second | spacing ms p1 / p50 / p99 | off 20 ms p50 / p99 | longest | sent | heard | lost");
        foreach (var count in calls)
        {
            var figures = await MeasureAsync(count, time, cancellationToken);
            all.Add(figures);
            var spacing = figures.Spacing;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{count,5} | {figures.CpuMsPerCallSecond,22:F3} | {spacing.P1,7:F2} / {spacing.P50:F2} / {spacing.P99:F2} | {spacing.OffP50,11:F2} / {spacing.OffP99:F2} | {spacing.Longest,7:F1} | {figures.SentShare:P2} | {figures.HeardShare:P2} | {figures.LostShare:P2}"));
        }

        if (json is not null)
        {
            await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(all, Indented), cancellationToken);
        }

        return 0;
    }

    private static async Task<Figures> MeasureAsync(int count, TimeSpan time, CancellationToken cancellationToken)
    {
        using var farEnd = await FarEndProcess.StartAsync(cancellationToken);
        using var media = new RtpMedia(new RtpMediaOptions { Bind = IPAddress.Loopback });
        await using var endpoint = new SipEndpoint(new SipEndpointOptions
        {
            RemoteHost = IPAddress.Loopback.ToString(),
            RemotePort = farEnd.SipPort,
            Bind = new IPEndPoint(IPAddress.Loopback, 0),
            MaxConcurrentCalls = count,
            Media = media,
        });
        var calls = await AnswerAsync(endpoint, count);
        await Task.Delay(Settling, cancellationToken);

        await farEnd.ResetAsync(cancellationToken);
        var (cpu, started, frames) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp(), calls.Sum(call => call.Frames));
        await Task.Delay(time, cancellationToken);
        var (cpuUsed, elapsed, heard) = (Environment.CpuUsage.TotalTime - cpu, Stopwatch.GetElapsedTime(started), calls.Sum(call => call.Frames) - frames);
        var spacing = await farEnd.ReportAsync(cancellationToken);

        calls.ForEach(call => call.HangUp());
        var results = await Task.WhenAll(calls.Select(call => call.Ended));
        var statistics = results.Select(result => result.Media!).ToList();
        var due = count * elapsed.TotalMilliseconds / 20;
        return new Figures(
            count,
            cpuUsed.TotalMilliseconds / (count * elapsed.TotalSeconds),
            // The first packet of each call has none before it.
            (spacing.Packets + count) / due,
            heard / due,
            (double)statistics.Sum(one => one.PacketsLost) / statistics.Sum(one => one.PacketsReceived + one.PacketsLost),
            statistics.Select(one => one.Jitter.TotalMilliseconds).Order().ElementAt(count / 2),
            spacing);
    }

    private static async Task<List<MeasuredCall>> AnswerAsync(SipEndpoint endpoint, int count)
    {
        List<MeasuredCall> calls = [];
        for (var i = 0; i < count; i++)
        {
            var call = new MeasuredCall();
            call.Attach(endpoint.Place(RequestOf(call, i), call));
            calls.Add(call);

            // In turn, so that signalling needs no repetition.
            await call.Answered;
            call.Confirm();
        }

        return calls;
    }

    private static CallRequest RequestOf(MeasuredCall call, int number) => new()
    {
        RequestUri = "sip:far@127.0.0.1",
        FromUri = "sip:bench@127.0.0.1",
        CallId = string.Create(CultureInfo.InvariantCulture, $"bench-{number}"),
        FromTag = string.Create(CultureInfo.InvariantCulture, $"tag{number}"),
        Source = call,
        Sink = call,
    };
}
