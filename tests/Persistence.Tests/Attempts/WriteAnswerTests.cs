using Campaigns.Domain.CallRecords;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Persistence.Tests.Attempts;

public sealed class WriteAnswerTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_silo_reads_all_it_needs_to_hang_up()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(2);
        var intents = contacts.Select(contact => TestDatabase.Intent(contact, campaign)).ToList();
        await Task.WhenAll(intents.Select(intent => database.Journal.WriteIntentAsync(intent, Cancelled)));
        var answer = Answer(intents[1], TestDatabase.Now);

        Assert.True(await database.Journal.WriteAnswerAsync(answer, Cancelled));
        Assert.True(await database.Journal.WriteAnswerAsync(answer with { AnsweredAt = TestDatabase.Now + Duration.FromSeconds(9) }, Cancelled));

        Assert.Equal([TestDatabase.Owner], await database.Journal.OwnersOfOpenCallsAsync(campaign.Id, Cancelled));
        Assert.Equal(2, await database.Journal.CountOpenCallsAsync(campaign.Settings.Trunk, TestDatabase.Owner, Cancelled));
        var open = await database.Journal.OpenCallsAsync(campaign.Id, TestDatabase.Owner, Cancelled);
        Assert.Equal([null, TestDatabase.Now], open.Select(call => call.AnsweredAt));
        Assert.Equivalent(answer.Dialog, open[1].Dialog);
        Assert.Empty(await database.Journal.OpenCallsAsync(campaign.Id, "silo-2@1", Cancelled));
    }

    [Fact]
    public async Task An_answer_to_an_attempt_that_is_not_open_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        var intent = TestDatabase.Intent(contacts[0], campaign);
        Assert.False(await database.Journal.WriteAnswerAsync(Answer(intent, TestDatabase.Now), Cancelled));

        await database.Journal.WriteIntentAsync(intent, Cancelled);
        Assert.False(await database.Journal.WriteAnswerAsync(Answer(intent, TestDatabase.Now) with { AttemptNumber = 2 }, Cancelled));

        await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent), Cancelled);
        Assert.False(await database.Journal.WriteAnswerAsync(Answer(intent, TestDatabase.Now), Cancelled));
    }

    private static AnsweredCall Answer(AttemptIntent intent, Instant at) =>
        new(intent.Contact, intent.AttemptNumber, intent.PhoneNumber, at, TestDatabase.Dialog(intent.CallId));
}
