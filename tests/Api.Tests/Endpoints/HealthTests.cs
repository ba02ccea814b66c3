using System.Net;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class HealthTests(SharedApi api)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Is_open_and_ok(string path) =>
        Assert.Equal("ok", (await api.Host.Anonymous.GetJsonAsync(path))["status"]!.GetValue<string>());

    [Fact]
    public async Task Is_live_but_not_ready_while_the_cluster_is_away()
    {
        await using var host = await ApiHost.StartAsync(await api.CreateDatabaseAsync(), TestContext.Current.CancellationToken);
        host.Cluster.Broken = new TimeoutException();

        var ready = await host.Anonymous.GetJsonAsync("/health/ready", HttpStatusCode.ServiceUnavailable);
        Assert.Equal("unavailable", ready["status"]!.GetValue<string>());
        Assert.Equal("ok", ready["checks"]!["database"]!.GetValue<string>());
        Assert.NotEqual("ok", ready["checks"]!["cluster"]!.GetValue<string>());
        await host.Anonymous.GetJsonAsync("/health/live");
    }
}
