using Campaigns.Domain.Attempts;
using Campaigns.Domain.Ports;
using Campaigns.Testing.Sipp;
using NodaTime;
using Xunit;

namespace Campaigns.Telephony.Contract;

/// <summary>What the port promises of many calls at once: every call has its one outcome, whatever the network does, and nothing is left.</summary>
/// <typeparam name="TStack">The stack under test.</typeparam>
public abstract class CrowdContract<TStack>(ITestOutputHelper output)
    where TStack : CallOriginatorStack, new()
{
    private const int HungUpAtOnce = 200;
    private const int Lossy = 100;
    private const int LeastComplete = 98;

    private readonly TStack _stack = new();

    [Fact]
    public Task A_hang_up_of_every_call_at_once_reaches_each() => ContractRun.FulfilAsync(_stack, CrowdCases.HangUps, async () =>
    {
        var (outcomes, complaint) = await RunAsync("hold-then-bye", HungUpAtOnce, CallOriginatorStack.UsualT1, DiallerAct.Waits);
        var rightly = outcomes.Count(outcome => outcome is { AnsweredAt: not null, EndedBy: CallParty.FarEnd, Failure: CallFailure.None });
        return [.. Differences("ended by the far end", HungUpAtOnce, rightly), .. complaint is null ? [] : (string[])[$"peer: content, but {complaint}"]];
    });

    /// <summary>
    /// SIPp loses every fifth message of either direction. A call is complete when it was answered, acknowledged and hung up; what isn't must
    /// have ended by a timer, and clearly.
    /// </summary>
    /// <remarks>
    /// What the bound is made of: a call stays unanswered when all seven INVITEs are lost (0.2⁷), or when one arrives, after k lost ones, and the
    /// 180, the 200 and the repetitions of the 200 that fit into what is left of timer B are lost: with SIPp's 200 ms, 400 ms … 0.8 × 0.2⁷ for
    /// k = 0 and less than 10⁻⁵ for all others; or when the 180 stops the INVITEs and seven 200s are lost. That is less than 5 calls of 100,000,
    /// and three of 100 a chance of 2 in 100 million.
    /// </remarks>
    [Fact]
    public Task Twenty_percent_loss_in_both_directions_is_recovered_from() => ContractRun.FulfilAsync(_stack, CrowdCases.Loss, async () =>
    {
        var (outcomes, _) = await RunAsync("lossy-answer", Lossy, _stack.T1, DiallerAct.HangsUpWhenAnswered, "-lost", "20");
        var complete = outcomes.Count(outcome => outcome is { AnsweredAt: not null, Failure: CallFailure.None });
        var clear = outcomes.Count(outcome => outcome.AnsweredAt is not null || outcome.Failure is CallFailure.NoResponse || outcome.SipStatus is not null);
        var invites = outcomes.Sum(outcome => outcome.InviteTransmissions);
        output.WriteLine($"{_stack.Name}: {complete} of {Lossy} calls complete at 20 % loss both ways, {invites} INVITEs");
        foreach (var incomplete in outcomes.Where(outcome => outcome.AnsweredAt is null))
        {
            output.WriteLine($"not answered: {incomplete}");
        }

        return [.. Differences("outcomes", Lossy, outcomes.Count), .. Differences("clear outcomes", outcomes.Count, clear),
            .. complete >= Lossy * LeastComplete / 100 ? [] : (string[])[$"complete: at least {LeastComplete} %, but {complete} of {Lossy}"]];
    });

    [Fact]
    public Task A_port_where_nobody_listens_fails_every_call_at_once() => ContractRun.FulfilAsync(_stack, CrowdCases.Unreachable, async () =>
    {
        var cancelled = TestContext.Current.CancellationToken;
        var originator = _stack.Create(new OriginatorSettings { T1 = _stack.T1 });
        await using var disposal = originator as IAsyncDisposable;
        var port = SippProcess.FreePort();
        var calls = Enumerable.Range(0, 50).Select(_ => Place(originator, port, DiallerAct.Waits)).ToList();

        // Timer B would take 64 × T1.
        var inTime = await Task.WhenAll(calls.Select(call => call.WaitForOutcomeAsync((32 * _stack.T1).ToTimeSpan(), cancelled)));
        return [.. Differences("outcomes before half of timer B", calls.Count, inTime.Count(one => one)),
            .. Differences("transport failures", calls.Count, calls.Count(call => call.Outcome?.Failure is CallFailure.TransportFailed)),
            .. Differences("calls in flight afterwards", 0, originator.Load.CallsInFlight)];
    });

    private async Task<(IReadOnlyList<CallOutcome> Outcomes, string? Complaint)> RunAsync(
        string scenario, int calls, Duration t1, DiallerAct act, params string[] arguments)
    {
        var cancelled = TestContext.Current.CancellationToken;
        await using var carrier = await SippProcess.StartAsync(
            new SippOptions { ScenarioFile = ContractRun.FileOf(scenario), Calls = calls, Arguments = arguments },
            cancelled);
        var originator = _stack.Create(new OriginatorSettings { T1 = t1, MaxCalls = calls });
        await using var disposal = originator as IAsyncDisposable;
        var placed = Enumerable.Range(0, calls).Select(_ => Place(originator, carrier.Port, act)).ToList();
        var patience = TimeSpan.FromSeconds(40) + (2 * 64 * _stack.T1).ToTimeSpan();
        await Task.WhenAll(placed.Select(call => call.WaitForOutcomeAsync(patience, cancelled)));
        var complaint = arguments.Length == 0 ? await ContractRun.ComplaintAsync(carrier, ContractRun.PeersPatience, cancelled) : null;
        return ([.. placed.Select(call => call.Outcome).OfType<CallOutcome>()], complaint);
    }

    private static ObservedCall Place(ICallOriginator originator, int port, DiallerAct act)
    {
        var call = new ObservedCall(ContractRun.OrderTo(port) with { RingTimeout = Duration.FromSeconds(20) }, act);
        call.Place(originator);
        return call;
    }

    private static IEnumerable<string> Differences(string what, int expected, int actual) =>
        expected == actual ? [] : [$"{what}: {expected}, but was {actual}"];
}
