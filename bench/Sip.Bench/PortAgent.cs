using System.Diagnostics;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Telephony;
using Campaigns.Telephony.SipSorcery;
using Campaigns.Testing.Sipp;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Campaigns.Sip.Bench;

/// <summary>INVITE–180–200–ACK–BYE with a stack behind the dialler's port, in this process, as a silo places calls without audio.</summary>
internal static class PortAgent
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);

    private static TelephonyOptions Options { get; } = new() { Media = MediaMode.SignallingOnly, LocalAddress = "127.0.0.1", MaxCalls = 100_000 };

    public static Task<Figures> Native(Plan plan, SippProcess server, CancellationToken cancellationToken) => RunAsync(
        "native",
        new SipCallOriginator(Options, new HangUpAtOnce(), [], TimeProvider.System, NullLogger<SipCallOriginator>.Instance),
        plan,
        server,
        cancellationToken);

    public static Task<Figures> SipSorcery(Plan plan, SippProcess server, CancellationToken cancellationToken) => RunAsync(
        "SIPSorcery",
        SipSorceryStack.Create(
            Options, new SipSorceryOptions { MaxCallsPerSecond = 10_000 }, new HangUpAtOnce(), [], TimeProvider.System, NullLoggerFactory.Instance),
        plan,
        server,
        cancellationToken);

    private static async Task<Figures> RunAsync(string name, ICallOriginator originator, Plan plan, SippProcess server, CancellationToken cancellationToken)
    {
        await using var disposal = (IAsyncDisposable)originator;
        using var process = Process.GetCurrentProcess();
        var cpuBefore = process.TotalProcessorTime;
        var allocatedBefore = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();
        var calls = await Task.Factory.StartNew(
            () => PlaceAll(plan, originator, server.Port, clock, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        var outcomes = await Task.WhenAll(calls).WaitAsync(TimeSpan.FromMinutes(2), cancellationToken);
        var elapsed = clock.Elapsed;
        process.Refresh();
        var cpu = process.TotalProcessorTime - cpuBefore;
        return new Figures(
            name,
            outcomes.Count(outcome => outcome is { SipStatus: 200, Failure: Domain.Attempts.CallFailure.None }),
            plan.Calls / elapsed.TotalSeconds,
            cpu.TotalMilliseconds / plan.Calls,
            outcomes.Sum(outcome => Math.Max(0, outcome.InviteTransmissions - 1)))
        {
            AllocatedBytesPerCall = (double)(GC.GetTotalAllocatedBytes() - allocatedBefore) / plan.Calls,
        };
    }

    private static List<Task<Domain.Attempts.CallOutcome>> PlaceAll(
        Plan plan, ICallOriginator originator, int port, Stopwatch clock, CancellationToken cancellationToken)
    {
        var trunk = new TrunkSettings { Name = "SIPp", Host = "127.0.0.1", Port = port, CallerNumbers = ["+12025550199"] };
        var run = Guid.NewGuid().ToString("n");
        var calls = new List<Task<Domain.Attempts.CallOutcome>>(plan.Calls);
        while (calls.Count < plan.Calls)
        {
            var due = Math.Min(plan.Calls, (int)(clock.Elapsed.TotalSeconds * plan.Rate) + 1);
            while (calls.Count < due)
            {
                calls.Add(originator.Place(OrderOf(trunk, $"{calls.Count}-{run}"), new Recorded()).Completion);
            }

            cancellationToken.WaitHandle.WaitOne(Beat);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return calls;
    }

    private static CallOrder OrderOf(TrunkSettings trunk, string callId) => new()
    {
        CallId = callId,
        LocalTag = callId,
        Trunk = trunk,
        CallerNumber = "+12025550199",
        CalledNumber = "+12025550100",
        RingTimeout = Duration.FromSeconds(60),
        MaxCallDuration = Duration.FromSeconds(60),
        Assistant = new AssistantSettings { Name = "Benchmark", Afterwards = AfterAnnouncement.HangUp },
    };

    /// <summary>Says at once that the answer is recorded.</summary>
    private sealed class Recorded : ICallEvents
    {
        public void Ringing()
        {
        }

        public ValueTask<bool> AnsweredAsync(RecordedDialog dialog) => ValueTask.FromResult(true);
    }
}
