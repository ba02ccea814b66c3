using Campaigns.Persistence.Access;
using Campaigns.Testing;

namespace Campaigns.Persistence.Tests.Access;

public sealed class ApiKeysTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_keys_that_were_made_are_accepted_and_none_is_stored()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var keys = database.Get<ApiKeys>();
        Assert.False(await keys.AnyAsync(Cancelled));

        var first = await keys.CreateAsync("first run", Cancelled);
        var second = await keys.CreateAsync("second", Cancelled);

        Assert.True(await keys.AnyAsync(Cancelled));
        Assert.True(await keys.VerifyAsync(first, Cancelled));
        Assert.True(await keys.VerifyAsync(second, Cancelled));
        var (id, secret) = (first.Split('_', 3)[1], second.Split('_', 3)[2]);
        foreach (var wrong in (string[])["", "oc", "oc_", $"oc_{id}_", $"oc_{id}_{secret}", $"xx{first[2..]}", first[..^1], first + "A", $"oc_' OR true --_{secret}"])
        {
            Assert.False(await keys.VerifyAsync(wrong, Cancelled));
        }

        Assert.Equal(0, await database.ScalarAsync<long>($"SELECT count(*) FROM api_keys k WHERE k::text LIKE '%{secret}%' OR convert_from(secret_hash, 'LATIN1') LIKE '%{secret}%'"));
    }
}
