using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.Testing;

namespace Campaigns.EndToEnd.Tests;

/// <summary>Three silos, one of them killed with kill -9 in the middle.</summary>
public sealed class When_a_silo_is_killed(PostgresCluster postgres)
{
    [Fact]
    public async Task No_call_is_placed_twice_and_what_was_lost_is_recorded_as_lost()
    {
        var (contacts, limit) = (TestScale.Contacts, TestScale.CallsAtOnce);
        var cancellation = TestContext.Current.CancellationToken;
        await using var installation = await TestInstallation.StartAsync(postgres, silos: 3, cancellation);
        var run = await CampaignRun.CreateAsync(installation, contacts, limit, cancellation);
        await run.LaunchAsync(cancellation);
        await run.UntilAsync(campaign => CampaignRun.Attempts(campaign) > contacts / 3, TimeSpan.FromMinutes(3), cancellation);

        await installation.Silos[1].KillAsync();
        var campaign = await run.UntilCompletedAsync(TimeSpan.FromMinutes(8), cancellation);

        var attempts = await run.AttemptsAsync(cancellation);
        var carrier = await installation.Carrier.StopAsync();
        Verdict.Holds(campaign, attempts, carrier, contacts, limit);
        Assert.Equal(attempts.Count(attempt => (string?)attempt["disposition"] == "lost"), CampaignRun.Attempts(campaign, "lost"));
        Assert.InRange(CampaignRun.Attempts(campaign, "lost"), 1, limit);
    }
}
