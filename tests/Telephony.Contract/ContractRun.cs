using Campaigns.Domain.Assistants;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Testing.Sipp;
using NodaTime;

namespace Campaigns.Telephony.Contract;

/// <summary>What all cases are run with, and how their differences are judged.</summary>
internal static class ContractRun
{
    /// <summary>How long SIPp may take to end its scenario after the outcome.</summary>
    public static readonly TimeSpan PeersPatience = TimeSpan.FromSeconds(10);

    public static string FileOf(string scenario) => Path.Combine(AppContext.BaseDirectory, "Scenarios", scenario + ".xml");

    /// <summary>Why SIPp isn't content; null when every call followed its scenario.</summary>
    public static async Task<string?> ComplaintAsync(SippProcess carrier, TimeSpan patience, CancellationToken cancelled)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        limit.CancelAfter(patience);
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

    public static CallOrder OrderTo(int port) => new()
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

    /// <summary>Runs a case and holds it against the contract, or against the stack's list of gaps.</summary>
    /// <exception cref="ContractBrokenException">The case went otherwise than the one or the other says.</exception>
    public static async Task FulfilAsync(CallOriginatorStack stack, string name, Func<Task<IReadOnlyList<string>>> differencesAsync)
    {
        var differences = await differencesAsync();
        if (Judge(stack, name, differences) is { } verdict)
        {
            throw new ContractBrokenException(verdict);
        }
    }

    /// <summary>Null when all is as it should be.</summary>
    internal static string? Judge(CallOriginatorStack stack, string name, IReadOnlyList<string> differences)
    {
        var all = string.Join('\n', differences);
        if (stack.Gaps.SingleOrDefault(gap => gap.Case == name) is not { } known)
        {
            return differences.Count == 0 ? null : $"{stack.Name} breaks the contract: {name}\n{all}";
        }

        if (differences.Count == 0)
        {
            return $"{stack.Name} now fulfils \"{name}\": take it off its list of gaps";
        }

        return differences.Any(difference => difference.Contains(known.Difference, StringComparison.Ordinal))
            ? null
            : $"{stack.Name} fails \"{name}\" in another way than its list of gaps says ({known.Difference}):\n{all}";
    }
}
