using Campaigns.Domain.Access;
using Campaigns.Persistence.Access;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Persistence.Tests.Access;

public sealed class BrowserSessionsTests(PostgresCluster cluster)
{
    private static readonly Duration Hour = Duration.FromHours(1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_speaks_for_its_key_until_it_is_closed_and_its_token_is_stored_nowhere()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (keys, sessions) = (database.Get<ApiKeys>(), database.Get<BrowserSessions>());
        var key = ApiKeys.IdOf(await keys.CreateAsync(new NewApiKey(TeamId.First, "viewer", Scopes.Read), Cancelled));

        var token = await sessions.OpenAsync(key, Hour, Cancelled);
        var hash = SessionToken.HashOf(token);

        Assert.Equal(new ApiKeyGrant(key, TeamId.First, Scopes.Read), await sessions.FindAsync(hash, Cancelled));
        Assert.Null(await sessions.FindAsync(SessionToken.HashOf(token + "A"), Cancelled));
        Assert.Equal(0, await database.ScalarAsync<long>($"SELECT count(*) FROM browser_sessions s WHERE s::text LIKE '%{token}%'"));
        await sessions.CloseAsync(hash, Cancelled);
        await sessions.CloseAsync(hash, Cancelled);
        Assert.Null(await sessions.FindAsync(hash, Cancelled));
    }

    [Fact]
    public async Task A_session_ends_with_its_key_and_with_its_time()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (keys, sessions) = (database.Get<ApiKeys>(), database.Get<BrowserSessions>());
        await keys.CreateAsync(new NewApiKey(TeamId.First, "admin", Scopes.Admin), Cancelled);
        var key = ApiKeys.IdOf(await keys.CreateAsync(new NewApiKey(TeamId.First, "viewer", Scopes.Read), Cancelled));
        var (ended, revoked) = (await sessions.OpenAsync(key, Hour, Cancelled), await sessions.OpenAsync(key, Hour, Cancelled));
        await database.ExecuteAsync($"UPDATE browser_sessions SET opened_at = now() - interval '2 hours', expires_at = now() - interval '1 hour' WHERE token_hash = '\\x{Convert.ToHexString(SessionToken.HashOf(ended))}'");
        Assert.Null(await sessions.FindAsync(SessionToken.HashOf(ended), Cancelled));
        Assert.NotNull(await sessions.FindAsync(SessionToken.HashOf(revoked), Cancelled));

        await keys.RevokeAsync(TeamId.First, key, Cancelled);

        Assert.Null(await sessions.FindAsync(SessionToken.HashOf(revoked), Cancelled));
        await sessions.OpenAsync(key, Hour, Cancelled);
        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM browser_sessions"));
    }
}
