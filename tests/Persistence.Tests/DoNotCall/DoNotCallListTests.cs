using Campaigns.Domain.Access;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.DoNotCall;
using Campaigns.Persistence.Access;
using Campaigns.Persistence.DoNotCall;
using Campaigns.Testing;
using Npgsql;

namespace Campaigns.Persistence.Tests.DoNotCall;

public sealed class DoNotCallListTests(PostgresCluster cluster)
{
    private static readonly TeamId Team = TeamId.First;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Adding_tells_what_is_new_and_keeps_the_first_reason_and_source()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var list = database.Get<DoNotCallList>();

        Assert.Equal(["+12025550001", "+12025550002"], (await AddAsync(list, "asked", "+12025550002", "+12025550001", "+12025550002")).Order());
        Assert.Equal(["+12025550003"], await list.AddAsync(
            Team, [new("+12025550003", "court"), new("+12025550001", "court")], DoNotCallSource.Import, Cancelled));

        var page = await list.ListAsync(Team, null, 2, Cancelled);
        Assert.Equal(
            [("+12025550001", "asked", DoNotCallSource.Api), ("+12025550002", "asked", DoNotCallSource.Api)],
            page.Select(entry => (entry.PhoneNumber, entry.Reason, entry.Source)));
        Assert.Equal(
            [("+12025550003", "court", DoNotCallSource.Import)],
            (await list.ListAsync(Team, page[^1].PhoneNumber, 2, Cancelled)).Select(entry => (entry.PhoneNumber, entry.Reason, entry.Source)));
        Assert.Equal(3, await list.AllAsync(Team, Cancelled).CountAsync(Cancelled));
    }

    [Fact]
    public async Task A_list_is_read_whole_whatever_its_length()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var list = database.Get<DoNotCallList>();
        string[] numbers = [.. Enumerable.Range(0, 2_001).Select(n => FormattableString.Invariant($"+1202555{n:0000}"))];
        await AddAsync(list, "asked", numbers);

        Assert.Equal(numbers, await list.AllAsync(Team, Cancelled).Select(entry => entry.PhoneNumber).ToListAsync(Cancelled));
    }

    [Fact]
    public async Task A_removed_number_is_no_longer_on_it()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var list = database.Get<DoNotCallList>();
        await AddAsync(list, "asked", "+12025550001");

        Assert.True(await list.RemoveAsync(Team, "+12025550001", Cancelled));
        Assert.False(await list.RemoveAsync(Team, "+12025550001", Cancelled));

        Assert.Null(await list.ReadAsync(Team, "+12025550001", Cancelled));
    }

    [Fact]
    public async Task A_number_that_is_not_E164_is_refused_with_all_the_others()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var list = database.Get<DoNotCallList>();

        await Assert.ThrowsAsync<PostgresException>(() => AddAsync(list, "asked", "+12025550001", "911"));

        Assert.Empty(await list.ListAsync(Team, null, 10, Cancelled));
    }

    [Fact]
    public async Task A_list_binds_its_own_team_and_no_other()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var other = new TeamId(Guid.CreateVersion7());
        await database.Get<Teams>().CreateAsync(other, "Other", Cancelled);
        var (campaign, contacts) = await database.RunningCampaignAsync(2);
        var list = database.Get<DoNotCallList>();

        await list.AddAsync(other, [new(contacts[0].PhoneNumber, "asked them")], DoNotCallSource.Api, Cancelled);
        await list.AddAsync(Team, [new(contacts[1].PhoneNumber, "asked us")], DoNotCallSource.Api, Cancelled);

        Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[0], campaign), Cancelled));
        Assert.Equal(
            new IntentResult.Refused(IntentGate.DoNotCall), await database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[1], campaign), Cancelled));
        Assert.Null(await list.ReadAsync(Team, contacts[0].PhoneNumber, Cancelled));
        Assert.False(await list.RemoveAsync(other, contacts[1].PhoneNumber, Cancelled));
    }

    [Fact]
    public async Task Who_opts_out_is_on_the_list_of_the_campaigns_team()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var other = new TeamId(Guid.CreateVersion7());
        await database.Get<Teams>().CreateAsync(other, "Other", Cancelled);
        var campaign = TestDatabase.Campaign();
        await database.Get<TeamResources>().ClaimAsync(campaign.Id.Value, other, Cancelled);
        await database.Directory.SaveAsync(campaign, Cancelled);
        var list = database.Get<DoNotCallList>();

        Assert.Equal(other, await list.OptOutAsync(campaign.Id, "+12025550001", "Pressed the opt-out key", Cancelled));

        Assert.Equal(DoNotCallSource.OptOut, (await list.ReadAsync(other, "+12025550001", Cancelled))!.Source);
        Assert.Null(await list.ReadAsync(Team, "+12025550001", Cancelled));
        Assert.Equal(other, Assert.Single(await database.Directory.RunningAsync(Cancelled)).Team);
    }

    private static Task<IReadOnlyList<string>> AddAsync(DoNotCallList list, string reason, params string[] numbers) =>
        list.AddAsync(Team, [.. numbers.Select(number => new DoNotCallAddition(number, reason))], DoNotCallSource.Api, Cancelled);
}
