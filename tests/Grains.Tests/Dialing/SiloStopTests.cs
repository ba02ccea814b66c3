using Campaigns.Domain.Attempts;
using Campaigns.Domain.Contacts;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Grains.Tests.Cluster;
using NodaTime;

namespace Campaigns.Grains.Tests.Dialing;

/// <summary>A silo that is stopped while its calls are up, and longer than its drain may take.</summary>
public sealed class SiloStopTests(StopCluster cluster) : IClassFixture<StopCluster>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_rings_is_cancelled_and_lost_what_talks_is_hung_up_and_answered_and_the_rest_is_dialled_elsewhere()
    {
        var numbers = Enumerable.Range(0, 12).Select(_ => cluster.NewNumber()).ToList();
        var campaign = await (await TestCampaign.CreateAsync(cluster)).WithContactsAsync(numbers);
        await campaign.CommandAsync(CampaignCommand.Launch);
        var calls = await Task.WhenAll(numbers.Select(number => cluster.Carrier.CallToAsync(number, Cancelled)));
        Assert.True(await calls[0].AnswerAsync());
        foreach (var call in calls[1..])
        {
            call.Ring();
        }

        // Each silo says on its next beat how it reaches the trunk.
        var trunk = cluster.Client.GetGrain<ITrunkGrain>(campaign.Trunk.Value);
        cluster.Time.Leap(TimeSpan.FromSeconds(6));
        await cluster.Signal.UntilAsync(async () => await trunk.GetAsync() is { Silos.Length: 2 } view ? view : null, "both silos at the trunk", Cancelled);

        var stopped = await cluster.StopSiloAsync(await campaign.OwnerOfAsync(numbers[0]));

        var attempts = await campaign.AttemptsAsync();
        Assert.NotEmpty(attempts);
        Assert.All(attempts, attempt => Assert.Equal(stopped, attempt.Owner));
        Assert.All(
            attempts,
            attempt => Assert.Equal(
                attempt.PhoneNumber == numbers[0] ? (Disposition.Answered, "siloShutdown") : (Disposition.Lost, "siloShutdown"),
                (attempt.Disposition, attempt.Cause)));

        // A phone that rang is not rung again at once: retry.lost, half an hour.
        foreach (var attempt in attempts.Where(attempt => attempt.PhoneNumber != numbers[0]))
        {
            Assert.Equal((ContactState.WaitingForRetry, 1), (attempt.NextState, attempt.AttemptsSpent));
            Assert.InRange(attempt.NextAt!.Value - attempt.Outcome.EndedAt, Duration.FromMinutes(30), Duration.FromMinutes(31));
        }

        // The other silo's calls go on, and it dials the lost ones again when they are due.
        Assert.All(calls.Where(call => attempts.All(attempt => attempt.PhoneNumber != call.Number)), call => Assert.False(call.Completion.IsCompleted));
        cluster.Carrier.Script = call => call.Refuse(603);
        foreach (var call in calls)
        {
            call.Refuse(603);
        }

        cluster.Clock.AdvanceMinutes(32);
        await campaign.UntilOverAsync();
        Assert.DoesNotContain((await trunk.GetAsync())!.Silos, silo => silo.Silo == stopped);
        Assert.All(await campaign.ContactsAsync(), contact => Assert.True(contact.State is ContactState.Declined or ContactState.Answered));
    }
}
