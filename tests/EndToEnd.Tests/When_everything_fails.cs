using Campaigns.Chaos;
using Campaigns.Chaos.Faults;
using Campaigns.Chaos.Installation;
using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.Testing;

namespace Campaigns.EndToEnd.Tests;

/// <summary>Three silos and a fault every few seconds, as <c>./scripts/chaos</c> inflicts them for longer, judged by the carrier's log.</summary>
public sealed class When_everything_fails(PostgresCluster postgres, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_promise_is_kept_and_the_campaigns_reach_their_end()
    {
        Assert.SkipUnless(postgres.CanRestart, "The server belongs to somebody else and can't be restarted.");
        var logs = Directory.CreateTempSubdirectory("chaos-").FullName;
        var options = new ChaosOptions
        {
            Seed = 4,
            During = TimeSpan.FromSeconds(20),
            Silos = 3,
            Contacts = 300,
            Concurrency = 30,
            CallsPerSecond = 20,

            // Those that need neither root nor a kernel of their own, and are over within seconds.
            Kinds =
            [
                FaultKind.Kill, FaultKind.Freeze, FaultKind.DatabaseRestart, FaultKind.ConnectionsCut,
                FaultKind.CarrierRefuses, FaultKind.CarrierUnreachable, FaultKind.CarrierDoubles,
            ],
            Gap = TimeSpan.FromSeconds(2.5),
            Scale = 0.3,
            Talk = TimeSpan.FromSeconds(1),
            RingTimeout = TimeSpan.FromSeconds(2),

            // What a killed silo's ringing phone may take, several times over: this judges what happened, not how fast.
            Patience = TimeSpan.FromMinutes(6),
            Programs = Path.Combine(ProgramProcess.Repository, "src"),
            Configuration = ProgramProcess.Configuration,
            Work = logs,
        };

        var report = await new ChaosRun(options, TimeProvider.System, output.WriteLine).RunAsync(
            new ChaosGround(postgres, new ChaosNetwork(), Volume: null), TestContext.Current.CancellationToken);

        Assert.True(report.Broken.Count == 0, $"{string.Join('\n', report.Broken)}\nThe processes' logs are in {logs}.");
        Assert.InRange(report.Faults.Count, 5, 10);
        Directory.Delete(logs, recursive: true);
    }
}
