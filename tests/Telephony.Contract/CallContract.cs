using Campaigns.Domain.Assistants;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
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
    private readonly TStack _stack = new();

#pragma warning disable CA1000 // Asked for by xUnit, of each closed type.
    public static TheoryData<string> Names => [.. TCases.All.Select(one => one.Name)];
#pragma warning restore CA1000

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_call_goes_as_the_contract_says(string name)
    {
        var contract = TCases.All.Single(one => one.Name == name);
        var seen = await RunAsync(contract);
        Judge(contract, contract.Expected.Differences(seen, _stack.T1));
    }

    private async Task<ObservedCall> RunAsync(ContractCase contract)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var patience = TimeSpan.FromSeconds(20) + (contract.Expected.LeastT1s * _stack.T1).ToTimeSpan();
        await using var carrier = await SippProcess.StartAsync(
            new SippOptions
            {
                ScenarioFile = Path.Combine(AppContext.BaseDirectory, "Scenarios", contract.Scenario + ".xml"),
                Calls = 1,
                Arguments = ["-trace_msg", .. contract.SippArguments],
            },
            cancelled);
        var originator = _stack.Create(new OriginatorSettings { T1 = _stack.T1 });
        await using var disposal = originator as IAsyncDisposable;
        var seen = new ObservedCall(contract.Order(OrderTo(carrier.Port)), contract.Act);
        seen.Place(originator);
        if (await seen.WaitForOutcomeAsync(patience, cancelled))
        {
            seen.InFlightAfterwards = originator.Load.CallsInFlight;
        }

        if (contract.Expected.PeerIsContent)
        {
            seen.PeersComplaint = await ComplaintAsync(carrier, cancelled);
        }

        return seen;
    }

    private static async Task<string?> ComplaintAsync(SippProcess carrier, CancellationToken cancelled)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            var end = await carrier.WaitForExitAsync(limit.Token);
            return end.ExitCode == 0 ? null : $"it said: {end}\n{carrier.ReadMessages()}";
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            return $"it still waits for a message\n{carrier.ReadMessages()}";
        }
    }

    private void Judge(ContractCase contract, IReadOnlyList<string> differences)
    {
        var all = string.Join('\n', differences);
        if (_stack.Gaps.SingleOrDefault(gap => gap.Case == contract.Name) is not { } known)
        {
            if (differences.Count > 0)
            {
                throw new ContractBrokenException($"{_stack.Name} breaks the contract: {contract.Name} ({contract.Rfc})\n{all}");
            }
        }
        else if (differences.Count == 0)
        {
            throw new ContractBrokenException($"{_stack.Name} now fulfils \"{contract.Name}\": take it off its list of gaps");
        }
        else if (!differences.Any(difference => difference.Contains(known.Difference, StringComparison.Ordinal)))
        {
            throw new ContractBrokenException($"{_stack.Name} fails \"{contract.Name}\" in another way than its list of gaps says ({known.Difference}):\n{all}");
        }
    }

    private static CallOrder OrderTo(int port) => new()
    {
        CallId = $"contract-{Guid.NewGuid():n}",
        LocalTag = Guid.NewGuid().ToString("n"),
        Trunk = new TrunkSettings { Name = "SIPp", Host = "127.0.0.1", Port = port, CallerNumbers = ["+12025550100"], AllowedPrefixes = ["+1"] },
        CallerNumber = "+12025550100",
        CalledNumber = "+12025550123",
        RingTimeout = Duration.FromSeconds(60),
        MaxCallDuration = Duration.FromSeconds(60),
        Assistant = new AssistantSettings { Name = "Listener", Afterwards = AfterAnnouncement.StayOnLine },
    };
}
