using Campaigns.Domain.Access;
using Campaigns.Persistence.Access;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Persistence.Tests.Access;

public sealed class ProviderSessionsTests(PostgresCluster cluster)
{
    private static readonly Duration Hour = Duration.FromHours(1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_keeps_the_person_and_the_roles_moves_between_teams_and_its_token_is_stored_nowhere()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var sessions = database.Get<ProviderSessions>();
        var sales = (await database.Get<Teams>().CreateAsync(new TeamId(Guid.NewGuid()), "Sales", Cancelled))!.Id;

        var token = await sessions.OpenAsync(new ProviderSession("u-1", "Ada", ["a", "b"], TeamId.First), Hour, Cancelled);
        var hash = SessionToken.HashOf(token);

        var found = await sessions.FindAsync(hash, Cancelled);
        Assert.Equal(("u-1", "Ada", TeamId.First), (found!.Subject, found.Name, found.Team));
        Assert.Equal(["a", "b"], found.Roles);
        Assert.Null(await sessions.FindAsync(SessionToken.HashOf(token + "A"), Cancelled));
        Assert.Null(await database.Get<BrowserSessions>().FindAsync(hash, Cancelled));
        Assert.Equal(0, await database.ScalarAsync<long>($"SELECT count(*) FROM provider_sessions s WHERE s::text LIKE '%{token}%'"));
        await sessions.MoveAsync(hash, sales, Cancelled);
        Assert.Equal(sales, (await sessions.FindAsync(hash, Cancelled))!.Team);
        await sessions.CloseAsync(hash, Cancelled);
        await sessions.CloseAsync(hash, Cancelled);
        Assert.Null(await sessions.FindAsync(hash, Cancelled));
    }

    [Fact]
    public async Task A_session_ends_with_its_time_and_is_removed_by_the_next_one()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var sessions = database.Get<ProviderSessions>();
        var session = new ProviderSession("u-1", "Ada", [], TeamId.First);
        var hash = SessionToken.HashOf(await sessions.OpenAsync(session, Hour, Cancelled));

        await database.ExecuteAsync("UPDATE provider_sessions SET opened_at = now() - interval '2 hours', expires_at = now() - interval '1 hour'");

        Assert.Null(await sessions.FindAsync(hash, Cancelled));
        await sessions.OpenAsync(session, Hour, Cancelled);
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM provider_sessions"));
    }
}
