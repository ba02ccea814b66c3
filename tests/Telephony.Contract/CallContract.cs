using Campaigns.Domain.Ports;
using Campaigns.Testing.Sipp;
using NodaTime;
using Xunit;

namespace Campaigns.Telephony.Contract;

/// <summary>
/// The contract of <see cref="ICallOriginator"/>, written once and run for each stack that is built: a test project derives one class
/// for each group of cases and its stack.
/// </summary>
/// <typeparam name="TStack">The stack under test.</typeparam>
/// <typeparam name="TCases">The group of cases.</typeparam>
public abstract class CallContract<TStack, TCases>
    where TStack : CallOriginatorStack, new()
    where TCases : IContractCases
{
    // A gap shows itself in the time that the behaviour would take; what is still missing then is the gap, and isn't waited for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PatienceWithGaps = TimeSpan.FromSeconds(8);

    private readonly TStack _stack = new();

#pragma warning disable CA1000 // Asked for by xUnit, of each closed type.
    public static TheoryData<string> Names => [.. TCases.All.Select(one => one.Name)];
#pragma warning restore CA1000

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_call_goes_as_the_contract_says(string name)
    {
        var contract = TCases.All.Single(one => one.Name == name);
        return ContractRun.FulfilAsync(_stack, contract.Name, async () => contract.Expected.Differences(await RunAsync(contract), _stack.T1));
    }

    private async Task<ObservedCall> RunAsync(ContractCase contract)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var isGap = _stack.Gaps.Any(gap => gap.Case == contract.Name);
        var patience = (isGap ? PatienceWithGaps : Patience) + (contract.Expected.LeastT1s * _stack.T1).ToTimeSpan();
        await using var carrier = await SippProcess.StartAsync(
            new SippOptions
            {
                ScenarioFile = ContractRun.FileOf(contract.Scenario),
                Calls = 1,
                Arguments = ["-trace_msg", .. contract.SippArguments],
            },
            cancelled);
        var originator = _stack.Create(new OriginatorSettings
        {
            T1 = contract.Expected.LeastT1s > 0 ? _stack.T1 : CallOriginatorStack.UsualT1,
            SessionInterval = contract.AsksForSessionTimer ? Duration.FromSeconds(90) : null,
        });
        await using var disposal = originator as IAsyncDisposable;
        var seen = new ObservedCall(contract.Order(ContractRun.OrderTo(carrier.Port)), contract.Act);
        seen.Place(originator);
        if (await seen.WaitForOutcomeAsync(patience, cancelled))
        {
            seen.InFlightAfterwards = originator.Load.CallsInFlight;
        }

        if (contract.Expected.PeerIsContent)
        {
            seen.PeersComplaint = await ContractRun.ComplaintAsync(carrier, seen.Outcome is null ? TimeSpan.FromSeconds(1) : ContractRun.PeersPatience, cancelled);
        }

        return seen;
    }
}
