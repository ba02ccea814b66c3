using System.Globalization;
using System.Text.Json.Nodes;
using Campaigns.EndToEnd.Tests.Carrier;
using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.Testing;
using Npgsql;

namespace Campaigns.EndToEnd.Tests;

/// <summary>
/// A rolling restart, as <c>cluster roll</c> does it: the replacement first, then the old silo is asked to stop. Calls last until the test lets them end,
/// so that nothing here depends on how fast the machine is.
/// </summary>
public sealed class When_every_silo_is_replaced(PostgresCluster postgres, ITestOutputHelper output)
{
    private const int Silos = 2;
    private const int MoreCalls = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_call_is_cut_and_the_others_dial_while_one_waits_for_its_calls()
    {
        await using var carrier = await PatientCarrier.StartAsync(Cancelled);
        await using var installation = await TestInstallation.StartAsync(
            postgres, Silos, Cancelled, settings: new Dictionary<string, string> { ["Campaigns__Dialer__DrainTimeout"] = "01:00:00" });
        var plan = new RunPlan { Contacts = 2_000, MaxConcurrentCalls = 1_000, MaxCallsPerSecond = 5 };
        var run = await CampaignRun.CreateAsync(installation.Client, carrier.Port, plan, Cancelled);
        await run.LaunchAsync(Cancelled);

        foreach (var old in installation.Silos.ToList())
        {
            await EverySiloTalksAsync(installation);
            await installation.StartSiloAsync(Cancelled);
            await ReplaceAsync(old, carrier);
        }

        await EverySiloTalksAsync(installation);
        await run.CommandAsync("cancel", Cancelled);
        await HangUpUntilAsync("no call is up", carrier, async () => (await carrier.StatsAsync(Cancelled)).OpenCalls == 0);
        await run.UntilAsync(campaign => campaign["endedAt"] is not null, Patience, Cancelled);
        await JudgeAsync(carrier, await run.AttemptsAsync(Cancelled));
    }

    /// <summary>While the old silo waits for its calls, the others go on dialling; it ends when its last call has.</summary>
    private static async Task ReplaceAsync(ProgramProcess old, PatientCarrier carrier)
    {
        var ended = old.StopAsync();
        await Waiting.UntilAsync("the old silo drains", () => Task.FromResult(old.Output.Contains("The silo stops", StringComparison.Ordinal)), Cancelled);
        var before = (await carrier.StatsAsync(Cancelled)).Invites;
        await Waiting.UntilAsync("the others dial", async () => (await carrier.StatsAsync(Cancelled)).Invites >= before + MoreCalls, Cancelled);
        Assert.False(ended.IsCompleted, "The old silo has not waited for its calls.");

        await HangUpUntilAsync("the old silo has ended", carrier, () => Task.FromResult(ended.IsCompleted));
        await ended;
    }

    /// <summary>Again and again: calls that are on their way may be answered yet.</summary>
    private static Task HangUpUntilAsync(string what, PatientCarrier carrier, Func<Task<bool>> isSo) => Waiting.UntilAsync(
        what,
        async () =>
        {
            await carrier.HangUpAllAsync(Cancelled);
            return await isSo();
        },
        Cancelled);

    /// <summary>As many silos as there are in the cluster have somebody on the line.</summary>
    private static Task EverySiloTalksAsync(TestInstallation installation) => Waiting.UntilAsync(
        "every silo talks",
        async () =>
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(installation.Database) { Pooling = false }.ConnectionString);
            await connection.OpenAsync(Cancelled);
            await using var command = new NpgsqlCommand("SELECT count(DISTINCT owner) FROM open_calls WHERE answered_at IS NOT NULL", connection);
            return (long)(await command.ExecuteScalarAsync(Cancelled))! == Silos;
        },
        Cancelled);

    private async Task JudgeAsync(PatientCarrier carrier, IReadOnlyList<JsonNode> attempts)
    {
        var stats = await carrier.StatsAsync(Cancelled);
        var calls = await carrier.CallsAsync(Cancelled);
        Assert.Equal((0, 0), (stats.DuplicateInvites, stats.OverlappingCalls));
        Assert.All(calls.Where(call => call.AcknowledgedAt is not null), call => Assert.Equal("carrier", call.EndedBy));

        var dialled = attempts.Where(attempt => attempt["inviteAt"] is not null).ToList();
        Assert.Equal(calls.Select(call => call.CallId).Order(), dialled.Select(attempt => (string)attempt["callId"]!).Order());
        Assert.DoesNotContain(attempts, attempt => (string?)attempt["disposition"] == "lost");
        Assert.Equal(2 * Silos, dialled.Select(attempt => (string)attempt["silo"]!).Distinct().Count());

        // A figure, not a judgement: a busy machine pauses, too.
        var gap = calls.Select(call => call.At).Order().ToArray() is var at ? at.Zip(at.Skip(1), (first, second) => second - first).Max() : default;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{calls.Count} calls, the longest time between two of them {gap.TotalSeconds:F1} s."));
    }
}
