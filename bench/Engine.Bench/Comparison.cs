using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Campaigns.Engine.Bench;

/// <summary>Runs the hand-written loop and the engine, one after the other, prints them side by side and judges the engine.</summary>
internal sealed class Comparison(Plan plan)
{
    // How many times the contacts of the first run a backlog has.
    private const int BacklogFactor = 5;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly TimeProvider _time = TimeProvider.System;

    public async Task<int> RunAsync(FileInfo? json, CancellationToken cancellationToken)
    {
        var contacts = plan.Contacts.ToString("N0", CultureInfo.InvariantCulture);
        Console.WriteLine($"{contacts} contacts, {plan.Concurrency} at a time, up to {plan.MaxAttempts} attempts, {plan.RetryDelay.TotalSeconds} s apart; outcomes durable, fsync on");
        Console.WriteLine("side                         attempts  seconds  attempts/s  CPU ms/attempt  (own + database)  WAL bytes");
        var hand = plan.Only is null or "hand-written" ? await HandWrittenAsync(cancellationToken) : null;
        Figures? engine = null, backlog = null, otherReminders = null;
        if (plan.Only is null or "engine")
        {
            (engine, backlog) = await EngineAsync(plan, plan.Backlog, cancellationToken);
            if (plan.Providers)
            {
                var other = plan with { AdoNetReminders = !plan.AdoNetReminders, Database = await FreshDatabaseAsync(cancellationToken) };
                (otherReminders, _) = await EngineAsync(other, backlog: false, cancellationToken);
            }
        }

        double? ratio = hand is null || engine is null ? null : Math.Round(engine.AttemptsPerSecond / hand.AttemptsPerSecond, 3);
        var verdict = Judge(engine, backlog, ratio);
        if (json is not null)
        {
            var report = new
            {
                plan.Contacts,
                plan.Concurrency,
                plan.Seed,
                plan.WarmUp,
                plan.AdoNetReminders,
                engine,
                handWritten = hand,
                backlog,
                otherReminders,
                ratioToHandWritten = ratio,
                verdict = verdict?.Report,
            };
            await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(report, Json), cancellationToken);
        }

        return 0;
    }

    private static Verdict? Judge(Figures? engine, Figures? backlog, double? ratio)
    {
        if (engine is null)
        {
            return null;
        }

        Console.WriteLine();
        Verdict.PrintHeader();
        var verdict = new Verdict();
        if (ratio is { } toHand)
        {
            verdict.Add("ratioToHandWritten", "engine to hand-written, attempts a second", toHand, "×", atLeast: 0.3);
        }

        verdict.Add("cpuMs", "CPU an attempt, database included", engine.CpuMsPerAttempt, "ms", atMost: 0.08);
        if (backlog is not null)
        {
            verdict.Add("backlogCpu", $"CPU an attempt with {BacklogFactor} times as many contacts, to that", backlog.CpuMsPerAttempt / engine.CpuMsPerAttempt, "×", atMost: 1.1);
        }

        verdict.PrintSum();
        return verdict;
    }

    private async Task<Figures> HandWrittenAsync(CancellationToken cancellationToken)
    {
        await using var dataSource = new NpgsqlDataSourceBuilder(plan.Database) { ConnectionStringBuilder = { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 } }.Build();
        var side = new HandWrittenSide(plan, dataSource, _time);
        await side.RunAsync(plan.WarmUp, plan.Seed + 1, cancellationToken);
        return Print(await side.RunAsync(plan.Contacts, plan.Seed, cancellationToken));
    }

    private async Task<(Figures Engine, Figures? Backlog)> EngineAsync(Plan how, bool backlog, CancellationToken cancellationToken)
    {
        var name = how.AdoNetReminders ? "engine, ADO.NET reminders" : "engine";
        await using var side = await EngineSide.StartAsync(how, _time, cancellationToken);
        await side.RunAsync(name, how.WarmUp, how.Seed + 1, cancellationToken);
        var once = Print(await side.RunAsync(name, how.Contacts, how.Seed, cancellationToken));
        return (once, backlog ? Print(await side.RunAsync($"{name}, {BacklogFactor} times as many", how.Contacts * BacklogFactor, how.Seed + 2, cancellationToken)) : null);
    }

    /// <summary>An installation of its own: the first one's key is gone with it.</summary>
    private async Task<string> FreshDatabaseAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnectionStringBuilder(plan.Database) { Database = "other_reminders" };
        await using var dataSource = NpgsqlDataSource.Create(plan.Database);
        await using var create = dataSource.CreateCommand($"CREATE DATABASE {connection.Database}");
        await create.ExecuteNonQueryAsync(cancellationToken);
        return connection.ConnectionString;
    }

    private static Figures Print(Figures run)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Side,-26} {run.Attempts,10:N0} {run.Seconds,8:F2} {run.AttemptsPerSecond,11:N0} {run.CpuMsPerAttempt,15:F4}  ({run.OwnCpuMsPerAttempt:F4} + {run.DatabaseCpuMsPerAttempt:F4}) {run.WalBytesPerAttempt,10:N0}"));
        return run;
    }
}
