using Campaigns.Domain.Access;
using Campaigns.Persistence.Access;
using Campaigns.Testing;
using NodaTime;

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

        var first = await keys.CreateAsync(new NewApiKey(TeamId.First, "first run", Scopes.Admin), Cancelled);
        var second = await keys.CreateAsync(new NewApiKey(TeamId.First, "second", Scopes.Read | Scopes.Run), Cancelled);

        Assert.True(await keys.AnyAsync(Cancelled));
        Assert.Equal(new ApiKeyGrant(ApiKeys.IdOf(first), TeamId.First, Scopes.Admin), await keys.VerifyAsync(first, Cancelled));
        Assert.Equal(new ApiKeyGrant(ApiKeys.IdOf(second), TeamId.First, Scopes.Read | Scopes.Run), await keys.VerifyAsync(second, Cancelled));
        var (id, secret) = (first.Split('_', 3)[1], second.Split('_', 3)[2]);
        foreach (var wrong in (string[])["", "oc", "oc_", $"oc_{id}_", $"oc_{id}_{secret}", $"xx{first[2..]}", first[..^1], first + "A", $"oc_' OR true --_{secret}"])
        {
            Assert.Null(await keys.VerifyAsync(wrong, Cancelled));
        }

        Assert.Equal(0, await database.ScalarAsync<long>($"SELECT count(*) FROM api_keys k WHERE k::text LIKE '%{secret}%' OR encode(secret_hash, 'escape') LIKE '%{secret}%'"));
    }

    [Fact]
    public async Task A_key_is_good_until_it_expires_or_is_revoked()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var keys = database.Get<ApiKeys>();
        await keys.CreateAsync(new NewApiKey(TeamId.First, "admin", Scopes.Admin), Cancelled);
        var over = await keys.CreateAsync(new NewApiKey(TeamId.First, "over", Scopes.Read, ExpiresAt: Instant.FromUtc(2020, 1, 1, 0, 0)), Cancelled);
        var revoked = await keys.CreateAsync(new NewApiKey(TeamId.First, "revoked", Scopes.Read), Cancelled);

        Assert.Null(await keys.VerifyAsync(over, Cancelled));
        Assert.NotNull(await keys.VerifyAsync(revoked, Cancelled));
        Assert.Equal(Revocation.Done, await keys.RevokeAsync(TeamId.First, ApiKeys.IdOf(revoked), Cancelled));
        Assert.Equal(Revocation.Done, await keys.RevokeAsync(TeamId.First, ApiKeys.IdOf(revoked), Cancelled));
        Assert.Null(await keys.VerifyAsync(revoked, Cancelled));
        Assert.NotNull((await keys.ListAsync(TeamId.First, Cancelled)).Single(row => row.Label == "revoked").RevokedAt);
    }

    [Fact]
    public async Task The_last_admin_key_of_a_team_stays_and_another_teams_key_is_not_there()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var keys = database.Get<ApiKeys>();
        var first = ApiKeys.IdOf(await keys.CreateAsync(new NewApiKey(TeamId.First, "first", Scopes.Admin), Cancelled));
        await keys.CreateAsync(new NewApiKey(TeamId.First, "ends", Scopes.Admin, ExpiresAt: Instant.FromUtc(2099, 1, 1, 0, 0)), Cancelled);
        var other = (await database.Get<Teams>().CreateAsync(new TeamId(Guid.NewGuid()), "Other", Cancelled))!;
        var foreign = ApiKeys.IdOf(await keys.CreateAsync(new NewApiKey(other.Id, "foreign", Scopes.Admin), Cancelled));

        Assert.Equal(Revocation.LastAdmin, await keys.RevokeAsync(TeamId.First, first, Cancelled));
        Assert.Equal(Revocation.NotFound, await keys.RevokeAsync(TeamId.First, foreign, Cancelled));
        await keys.CreateAsync(new NewApiKey(TeamId.First, "second", Scopes.Admin), Cancelled);
        Assert.Equal(Revocation.Done, await keys.RevokeAsync(TeamId.First, first, Cancelled));
        Assert.Null(await database.Get<Teams>().CreateAsync(new TeamId(Guid.NewGuid()), "OTHER", Cancelled));
    }
}
