using System.Net;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class DoNotCallEndpointTests(SharedApi api)
{
    [Fact]
    public async Task Adds_tells_the_cluster_lists_and_removes()
    {
        var added = await api.Host.Http.PostJsonAsync(
            "/api/v1/do-not-call", """{ "numbers": ["+12024562221", "(202) 456-2222", "+1 202 456 2221"], "defaultRegion": "US", "reason": "asked us" }""", HttpStatusCode.OK);

        Assert.Equal(["+12024562221", "+12024562222"], added["numbers"]!.AsArray().Select(number => number!.GetValue<string>()).Order());
        Assert.Contains("+12024562221", api.Host.Cluster.DoNotCall.Told);
        Assert.Contains("+12024562222", api.Host.Cluster.DoNotCall.Told);
        Assert.Equal("asked us", (await api.Host.Http.GetJsonAsync("/api/v1/do-not-call/+12024562221"))["reason"]!.GetValue<string>());
        await api.Host.Http.GetJsonAsync("/api/v1/do-not-call/%2B12024562222");
        Assert.Contains(
            (await api.Host.Http.GetJsonAsync("/api/v1/do-not-call?limit=500"))["items"]!.AsArray(),
            entry => entry!["phoneNumber"]!.GetValue<string>() == "+12024562222");

        Assert.Equal(HttpStatusCode.NoContent, (await api.Host.Http.DeleteAsync("/api/v1/do-not-call/+12024562221", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Host.Http.DeleteAsync("/api/v1/do-not-call/+12024562221", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task One_bad_number_changes_nothing()
    {
        var problem = await api.Host.Http.PostJsonAsync(
            "/api/v1/do-not-call", """{ "numbers": ["+12024563331", "nobody", "12"], "reason": "" }""", HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["numbers[1]", "numbers[2]", "reason"], problem.AssertProblem("/problems/validation").Order(StringComparer.Ordinal));
        await api.Host.Http.GetJsonAsync("/api/v1/do-not-call/+12024563331", HttpStatusCode.NotFound);
    }
}
