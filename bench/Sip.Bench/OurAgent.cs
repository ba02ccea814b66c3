using System.Diagnostics;
using System.Net;
using Campaigns.Sip.Calls;
using Campaigns.Testing.Sipp;

namespace Campaigns.Sip.Bench;

/// <summary>INVITE–180–200–ACK–BYE with this project's stack, in this process.</summary>
internal static class OurAgent
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);

    public static async Task<Figures> RunAsync(Plan plan, SippProcess server, CancellationToken cancellationToken)
    {
        await using var endpoint = new SipEndpoint(new SipEndpointOptions
        {
            RemoteHost = "127.0.0.1",
            RemotePort = server.Port,
            Bind = new IPEndPoint(IPAddress.Loopback, 0),
            MaxConcurrentCalls = plan.Calls,
        });
        var tally = new Tally(plan.Calls);
        using var process = Process.GetCurrentProcess();
        var cpuBefore = process.TotalProcessorTime;
        var allocatedBefore = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();
        await Task.Factory.StartNew(
            () => PlaceAll(plan, endpoint, tally, clock, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        await tally.AllEnded.WaitAsync(TimeSpan.FromMinutes(2), cancellationToken);
        var elapsed = clock.Elapsed;
        process.Refresh();
        var cpu = process.TotalProcessorTime - cpuBefore;
        return new Figures(
            "ours",
            tally.Completed,
            plan.Calls / elapsed.TotalSeconds,
            cpu.TotalMilliseconds / plan.Calls,
            endpoint.Counters.Retransmitted)
        {
            AllocatedBytesPerCall = (double)(GC.GetTotalAllocatedBytes() - allocatedBefore) / plan.Calls,
        };
    }

    private static void PlaceAll(
        Plan plan, SipEndpoint endpoint, Tally tally, Stopwatch clock, CancellationToken cancellationToken)
    {
        var run = Guid.NewGuid().ToString("n");
        for (var placed = 0; placed < plan.Calls;)
        {
            var due = Math.Min(plan.Calls, (int)(clock.Elapsed.TotalSeconds * plan.Rate) + 1);
            for (; placed < due; placed++)
            {
                var observer = new HangUpAtOnce(tally);
                observer.Call = endpoint.Place(
                    new CallRequest
                    {
                        RequestUri = "sip:+15550100@127.0.0.1",
                        FromUri = "sip:+15550199@127.0.0.1",
                        CallId = $"{placed}-{run}",
                        FromTag = $"t{placed}",
                    },
                    observer);
            }

            cancellationToken.WaitHandle.WaitOne(Beat);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private sealed class HangUpAtOnce(Tally tally) : ICallObserver
    {
        private OutboundCall? _call;

        public OutboundCall Call
        {
            set => Volatile.Write(ref _call, value);
        }

        public void OnAnswered(CallAnswer answer)
        {
            // The answer can overtake the assignment by the thread that placed the call.
            var spin = default(SpinWait);
            while (Volatile.Read(ref _call) is null)
            {
                spin.SpinOnce();
            }

            _call!.ConfirmAnswer();
            _call.HangUp();
        }

        public void OnEnded(SipCallResult result) => tally.Count(result is { Status: 200, ByeStatus: 200 });
    }
}
