using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.Testing;

namespace Campaigns.EndToEnd.Tests;

/// <summary>Ten thousand contacts, two hundred at once, half of them answer, retries on, against SIPp.</summary>
public sealed class When_a_list_is_dialled(PostgresCluster postgres)
{
    [Fact]
    public async Task Everyone_ends_final_and_the_carrier_agrees()
    {
        const int contacts = 10_000;
        const int limit = 200;
        var cancellation = TestContext.Current.CancellationToken;
        await using var installation = await TestInstallation.StartAsync(postgres, silos: 0, cancellation);
        var run = await CampaignRun.CreateAsync(installation, contacts, limit, cancellation);

        await run.LaunchAsync(cancellation);
        var campaign = await run.UntilCompletedAsync(TimeSpan.FromMinutes(8), cancellation);

        var attempts = await run.AttemptsAsync(cancellation);
        var carrier = await installation.Carrier.StopAsync();
        Verdict.Holds(campaign, attempts, carrier, contacts, limit);
        Assert.Equal(carrier.CountOf(200), CampaignRun.Attempts(campaign, "answered"));
        Assert.Equal(carrier.CountOf(486), CampaignRun.Attempts(campaign, "busy"));
        Assert.Equal(carrier.CountOf(487), CampaignRun.Attempts(campaign, "noAnswer"));

        // A 500 is the contact's as soon as another call has shown that the trunk works; before, it goes back unspent.
        Assert.Equal(carrier.CountOf(500), CampaignRun.Attempts(campaign, "technicalError") + CampaignRun.Attempts(campaign, "trunkRefused"));
        Assert.Equal(carrier.Calls.Count, attempts.Count);
    }
}
