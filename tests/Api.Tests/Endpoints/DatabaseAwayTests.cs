using System.Net;
using Campaigns.Testing;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class DatabaseAwayTests(PostgresCluster postgres) : IClassFixture<PostgresCluster>
{
    [Fact]
    public async Task Requests_are_503_while_the_database_is_away_and_work_again_when_it_is_back()
    {
        Assert.SkipUnless(postgres.CanRestart, "The server is not ours to stop.");
        await using var host = await ApiHost.StartAsync(await postgres.CreateDatabaseAsync(), TestContext.Current.CancellationToken);
        await host.Http.GetJsonAsync("/api/v1/do-not-call");
        var id = await host.Http.CreateCampaignAsync();

        await postgres.StopAsync(immediate: true);
        using var away = await host.Http.GetAsync("/api/v1/do-not-call", TestContext.Current.CancellationToken);
        (await away.ReadAsync(HttpStatusCode.ServiceUnavailable)).AssertProblem("/problems/unavailable");
        Assert.NotNull(away.Headers.RetryAfter);
        var ready = await host.Anonymous.GetJsonAsync("/health/ready", HttpStatusCode.ServiceUnavailable);
        Assert.NotEqual("ok", ready["checks"]!["database"]!.GetValue<string>());
        Assert.Equal("ok", ready["checks"]!["cluster"]!.GetValue<string>());
        (await host.Http.ImportAsync(id, "phone\n+12024561111\n", HttpStatusCode.ServiceUnavailable)).AssertProblem("/problems/unavailable");

        await postgres.StartAsync();
        await host.Http.GetJsonAsync("/api/v1/do-not-call");
        await host.Anonymous.GetJsonAsync("/health/ready");
        Assert.Equal(1, (await host.Http.ImportAsync(id, "phone\n+12024561111\n", HttpStatusCode.OK))["imported"]!.GetValue<int>());
    }
}
