using Campaigns.Chaos.Faults;
using Campaigns.Chaos.Installation;
using Campaigns.Chaos.Judging;
using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Carrier;

namespace Campaigns.Chaos;

/// <summary>One chaos run: everything started, two campaigns launched, faults as planned, everything mended, the end waited for, the judgement.</summary>
internal sealed class ChaosRun(ChaosOptions options, TimeProvider time, Action<string> tell)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    /// <summary>For an answer of the API. A silo that hears nothing may leave one without.</summary>
    private static readonly TimeSpan RequestPatience = TimeSpan.FromSeconds(15);

    /// <summary>How long the carrier may still count a call that the engine has ended, and the trunk a permit: a BYE under way, a lease.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);

    public async Task<ChaosReport> RunAsync(ChaosGround ground, CancellationToken cancellationToken)
    {
        var plan = FaultPlan.Of(options);
        tell($"Seed {options.Seed}: {plan.Count} faults are planned. Starting {options.Silos} silos …");
        await using var installation = await ChaosInstallation.StartAsync(options, ground, time, cancellationToken);
        var lists = await ChaosLists.CreateAsync(options, installation, time, cancellationToken);
        var launched = time.GetTimestamp();
        await lists.LaunchAsync(cancellationToken);

        var injector = new FaultInjector(installation, time, fault => tell(Words(fault)));
        using var noMore = new CancellationTokenSource();
        var faults = injector.RunAsync(plan, launched, noMore.Token, cancellationToken);
        var dialled = UntilAsync(installation.Api, lists, view => view.HasEnded, options.During + options.Patience, cancellationToken);
        await Task.WhenAny(faults, dialled);
        await noMore.CancelAsync();
        await faults;
        tell($"The last fault is mended after {time.GetElapsedTime(launched).TotalSeconds:F0} s.");
        await dialled;
        var took = time.GetElapsedTime(launched);

        var evidence = await EvidenceAsync(installation, lists, injector.Inflicted, cancellationToken);
        return Report(evidence, took, installation.Silos.Sum(silo => silo.Lives));
    }

    /// <summary>Returns when both campaigns are so far, or when time is up: the judge says what is missing then.</summary>
    private async Task UntilAsync(
        CampaignApi api, ChaosLists lists, Func<CampaignView, bool> condition, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(Beat, time);
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < atMost && await beat.WaitForNextTickAsync(cancellationToken))
        {
            if (await TryReadAsync(api, lists.Main, cancellationToken) is { } main
                && condition(main)
                && await TryReadAsync(api, lists.Evening, cancellationToken) is { } evening
                && condition(evening))
            {
                return;
            }
        }
    }

    /// <summary>Null when the API can't say: the database is away, a silo doesn't answer.</summary>
    private static async Task<CampaignView?> TryReadAsync(CampaignApi api, string campaign, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(RequestPatience);
        try
        {
            return await api.ReadAsync(campaign, patience.Token);
        }
        catch (Exception exception) when (exception is ApiRefusedException or HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<ChaosEvidence> EvidenceAsync(
        ChaosInstallation installation, ChaosLists lists, IReadOnlyList<InflictedFault> faults, CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(Beat, time);
        var began = time.GetTimestamp();
        CarrierStats carrier;
        TrunkView trunk;
        do
        {
            carrier = await installation.CarrierControl.StatsAsync(cancellationToken);
            trunk = await installation.Api.ReadTrunkAsync(lists.Trunk, cancellationToken);
        }
        while ((carrier.OpenCalls > 0 || trunk.Load.ChannelsInUse > 0) && time.GetElapsedTime(began) < Settling && await beat.WaitForNextTickAsync(cancellationToken));

        return new ChaosEvidence
        {
            Carrier = carrier,
            Calls = await installation.CarrierControl.CallsAsync(cancellationToken),
            Main = await lists.ReadAsync(lists.Main, lists.MainNumbers, options.Concurrency, cancellationToken),
            Evening = await lists.ReadAsync(lists.Evening, lists.EveningNumbers, options.EveningConcurrency, cancellationToken),
            EveningClosesAt = lists.EveningClosesAt,
            TrunkLimit = options.Concurrency,
            ChannelsInUse = trunk.Load.ChannelsInUse,
            MaxAttempts = options.MaxAttempts,
            Faults = faults,
        };
    }

    private ChaosReport Report(ChaosEvidence evidence, TimeSpan took, int siloLives)
    {
        var seen = evidence.Calls.Select(call => call.CallId).ToHashSet(StringComparer.Ordinal);
        var invites = evidence.Calls.Where(call => evidence.Main.Numbers.Contains(call.Number)).Select(call => call.At).Order().ToList();
        return new ChaosReport
        {
            Seed = options.Seed,
            Silos = options.Silos,
            Contacts = options.Contacts,
            Seconds = Math.Round(took.TotalSeconds, 1),
            Faults = evidence.Faults,
            SiloLives = siloLives,
            Invites = evidence.Carrier.Invites,
            PeakConcurrentCalls = ChaosJudgement.Peak(evidence.Calls),
            TrunkLimit = evidence.TrunkLimit,
            ByOutcome = evidence.Carrier.ByOutcome,
            ByDisposition = evidence.Attempts.CountBy(attempt => attempt.Disposition).ToDictionary(),
            ContactsByState = evidence.Main.View.Progress!.Contacts,
            InvitesThatNeverArrived = evidence.Attempts.Count(attempt => attempt.InviteAt is not null && !seen.Contains(attempt.CallId)),
            LongestGaps = evidence.Faults
                .GroupBy(fault => fault.Fault.Kind)
                .ToDictionary(kind => kind.Key, kind => Math.Round(kind.Max(fault => LongestGap(invites, fault.From, fault.To)), 2)),
            Broken = ChaosJudgement.Of(evidence),
        };
    }

    /// <summary>Without an INVITE, in seconds; those before the first and after the last one of the campaign aren't counted.</summary>
    private static double LongestGap(IReadOnlyList<DateTimeOffset> invites, DateTimeOffset from, DateTimeOffset to) => invites
        .Zip(invites.Skip(1), (first, second) => (First: first > from ? first : from, Second: second < to ? second : to))
        .Select(gap => (gap.Second - gap.First).TotalSeconds)
        .DefaultIfEmpty()
        .Max();

    private static string Words(InflictedFault inflicted) =>
        $"{inflicted.Fault.At.TotalSeconds,6:F1} s  {inflicted.Fault.Kind}{(inflicted.Fault.Silo is { } silo ? $" of silo {silo + 1}" : "")}, mended after {(inflicted.To - inflicted.From).TotalSeconds:F1} s";
}
