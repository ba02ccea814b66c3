using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Campaigns.Engine.Bench;

/// <summary>Runs both sides, one after the other, and prints them side by side.</summary>
internal static class Comparison
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(Plan plan, FileInfo? json, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var contacts = plan.Contacts.ToString("N0", CultureInfo.InvariantCulture);
        Console.WriteLine($"{contacts} contacts, {plan.Concurrency} at a time, up to {plan.MaxAttempts} attempts, {plan.RetryDelay.TotalSeconds} s apart; outcomes durable, fsync on");
        Console.WriteLine("side           attempts  seconds  attempts/s  CPU ms/attempt  (own + database)  WAL bytes");
        Figures? hand = null, engine = null;
        if (plan.Only is null or "hand-written")
        {
            await using var dataSource = new NpgsqlDataSourceBuilder(plan.Database) { ConnectionStringBuilder = { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 } }.Build();
            var side = new HandWrittenSide(plan, dataSource, time);
            await side.RunAsync(plan.WarmUp, plan.Seed + 1, cancellationToken);
            hand = Print(await side.RunAsync(plan.Contacts, plan.Seed, cancellationToken));
        }

        if (plan.Only is null or "engine")
        {
            await using var side = await EngineSide.StartAsync(plan, time, cancellationToken);
            await side.RunAsync(plan.WarmUp, plan.Seed + 1, cancellationToken);
            engine = Print(await side.RunAsync(plan.Contacts, plan.Seed, cancellationToken));
        }

        double? ratio = hand is null || engine is null ? null : Math.Round(engine.AttemptsPerSecond / hand.AttemptsPerSecond, 3);
        if (ratio is not null)
        {
            Console.WriteLine($"The engine makes {ratio.Value.ToString("F2", CultureInfo.InvariantCulture)} × the hand-written loop's attempts a second.");
        }

        if (json is not null)
        {
            var report = new { plan.Contacts, plan.Concurrency, plan.Seed, plan.WarmUp, plan.AdoNetReminders, engine, handWritten = hand, ratioToHandWritten = ratio };
            await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(report, Json), cancellationToken);
        }

        return 0;
    }

    private static Figures Print(Figures run)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Side,-12} {run.Attempts,10:N0} {run.Seconds,8:F2} {run.AttemptsPerSecond,11:N0} {run.CpuMsPerAttempt,15:F4}  ({run.OwnCpuMsPerAttempt:F4} + {run.DatabaseCpuMsPerAttempt:F4}) {run.WalBytesPerAttempt,10:N0}"));
        return run;
    }
}
