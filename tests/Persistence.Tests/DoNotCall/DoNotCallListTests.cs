using Campaigns.Persistence.DoNotCall;
using Campaigns.Testing;
using Npgsql;

namespace Campaigns.Persistence.Tests.DoNotCall;

public sealed class DoNotCallListTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Adding_tells_what_is_new_and_keeps_the_first_reason()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var list = database.Get<DoNotCallList>();

        Assert.Equal(["+12025550001", "+12025550002"], await list.AddAsync(["+12025550002", "+12025550001", "+12025550002"], "asked", Cancelled));
        Assert.Equal(["+12025550003"], await list.AddAsync(["+12025550003", "+12025550001"], "court", Cancelled));

        var page = await list.ListAsync(null, 2, Cancelled);
        Assert.Equal([("+12025550001", "asked"), ("+12025550002", "asked")], page.Select(entry => (entry.PhoneNumber, entry.Reason)));
        Assert.Equal([("+12025550003", "court")], (await list.ListAsync(page[^1].PhoneNumber, 2, Cancelled)).Select(entry => (entry.PhoneNumber, entry.Reason)));
        Assert.Equal(["+12025550003"], await list.FindAsync(["+12025550003", "+12025550004"], Cancelled));
        Assert.Equal(3, (await list.ReadAllAsync(Cancelled).ToListAsync(Cancelled)).Count);
    }

    [Fact]
    public async Task A_removed_number_is_no_longer_on_it()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var list = database.Get<DoNotCallList>();
        await list.AddAsync(["+12025550001"], "asked", Cancelled);

        Assert.True(await list.RemoveAsync("+12025550001", Cancelled));
        Assert.False(await list.RemoveAsync("+12025550001", Cancelled));

        Assert.Empty(await list.FindAsync(["+12025550001"], Cancelled));
    }

    [Fact]
    public async Task A_number_that_is_not_E164_is_refused_with_all_the_others()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var list = database.Get<DoNotCallList>();

        await Assert.ThrowsAsync<PostgresException>(() => list.AddAsync(["+12025550001", "911"], "asked", Cancelled));

        Assert.Empty(await list.ListAsync(null, 10, Cancelled));
    }
}
