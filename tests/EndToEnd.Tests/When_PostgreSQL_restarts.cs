using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.Testing;

namespace Campaigns.EndToEnd.Tests;

/// <summary>Three silos, the database restarted in the middle as after a crash.</summary>
public sealed class When_PostgreSQL_restarts(PostgresCluster postgres)
{
    [Fact]
    public async Task Calls_in_progress_are_kept_and_nothing_is_placed_twice()
    {
        Assert.SkipUnless(postgres.CanRestart, "The server belongs to somebody else and can't be restarted.");
        var (contacts, limit) = (TestScale.Contacts, TestScale.CallsAtOnce);
        var cancellation = TestContext.Current.CancellationToken;
        await using var installation = await TestInstallation.StartAsync(postgres, silos: 3, cancellation);
        var run = await CampaignRun.CreateAsync(installation, contacts, limit, cancellation);
        await run.LaunchAsync(cancellation);
        await run.UntilAsync(campaign => CampaignRun.Attempts(campaign) > contacts / 3, TimeSpan.FromMinutes(3), cancellation);

        await postgres.StopAsync(immediate: true);
        await postgres.StartAsync();
        var campaign = await run.UntilCompletedAsync(TimeSpan.FromMinutes(8), cancellation);

        var attempts = await run.AttemptsAsync(cancellation);
        var carrier = await installation.Carrier.StopAsync();
        Verdict.Holds(campaign, attempts, carrier, contacts, limit);
        Assert.Equal(0, CampaignRun.Attempts(campaign, "lost"));
    }
}
