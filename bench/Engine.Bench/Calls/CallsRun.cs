using System.Globalization;

namespace Campaigns.Engine.Bench.Calls;

/// <summary>The whole system against SIPp as the carrier: answered calls a second, attempts a second on the engine benchmark's outcomes, calls up at once.</summary>
internal static class CallsRun
{
    public static async Task<int> RunAsync(CallsPlan plan, FileInfo? json, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var verdict = new Verdict();
        await using var system = await WholeSystem.StartAsync(plan, time, cancellationToken);
        Verdict.PrintHeader();

        // Every path of the measured parts is compiled before: the mix has them all but the talk.
        if (plan.WarmUp > 0)
        {
            await using var carrier = await CarrierSide.StartAsync("mix", time, cancellationToken);
            await system.DialAsync(carrier, plan.WarmUp, plan.Seed + 2, cancellationToken);
        }

        if (plan.Has("answered"))
        {
            await using var carrier = await CarrierSide.StartAsync("carrier", time, cancellationToken);
            var list = await system.DialAsync(carrier, plan.Answered, plan.Seed, cancellationToken);
            Add(verdict, "answered", "answered calls", list, atLeast: 2_000);
        }

        if (plan.Has("mix"))
        {
            await using var carrier = await CarrierSide.StartAsync("mix", time, cancellationToken);
            var list = await system.DialAsync(carrier, plan.Mixed, plan.Seed + 1, cancellationToken);
            Add(verdict, "mix", "attempts of the mix", list, atLeast: 4_000);
            Console.WriteLine("The mix: " + string.Join(", ", list.ByDisposition.Where(entry => entry.Value > 0).OrderByDescending(entry => entry.Value)
                .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{100.0 * entry.Value / list.Figures.Attempts:F1} % {entry.Key}"))) + ".");
        }

        if (plan.Has("live"))
        {
            await using var carrier = await CarrierSide.StartAsync("holds", time, cancellationToken);
            await new LiveCalls(system, plan, verdict).MeasureAsync(carrier, cancellationToken);
        }

        return await verdict.CloseAsync(json, cancellationToken);
    }

    private static void Add(Verdict verdict, string key, string what, DialledList list, double atLeast)
    {
        var figures = list.Figures;
        verdict.Add($"{key}PerSecond", $"{what} a second, launch to completion ({figures.Attempts:N0} in {figures.Seconds:N0} s)", figures.AttemptsPerSecond, "", atLeast: atLeast);
        if (list.SlowestTenSeconds is { } slowest)
        {
            verdict.Add($"{key}SlowestPerSecond", "… in the slowest ten seconds between", slowest, "");
        }

        verdict.Add($"{key}EngineCpuMs", "… CPU of the engine for one", figures.OwnCpuMsPerAttempt, "ms");
        verdict.Add($"{key}DatabaseCpuMs", "… CPU of PostgreSQL", figures.DatabaseCpuMsPerAttempt, "ms");
        verdict.Add($"{key}CarrierCpuMs", "… CPU of SIPp", list.CarrierCpuMs, "ms");
        verdict.Add($"{key}IntentToInviteP50Ms", "… intent to INVITE, median", list.IntentToInvite.P50, "ms");
        verdict.Add($"{key}IntentToInviteP95Ms", "… intent to INVITE, p95", list.IntentToInvite.P95, "ms");
        verdict.Add($"{key}AsPlanned", "… that SIPp saw through to their end", list.Carrier.AsPlanned, "", atLeast: figures.Attempts);
        verdict.Add($"{key}Retransmissions", "… messages that SIPp sent again", list.Carrier.Retransmissions, "");
    }
}
