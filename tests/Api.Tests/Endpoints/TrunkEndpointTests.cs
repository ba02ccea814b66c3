using System.Net;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class TrunkEndpointTests(SharedApi api)
{
    private const string Body = """
        { "name": "Carrier", "host": "sip.example.org", "username": "us", "password": "s3cret-word", "callerNumbers": ["+1 202-456-1111"],
          "maxConcurrentCalls": 20, "maxCallsPerSecond": 2.5, "allowedPrefixes": ["+1"] }
        """;

    [Fact]
    public async Task Creates_reads_and_edits_a_trunk_and_never_gives_its_password_away()
    {
        using var response = await api.Host.Http.PostAsync("/api/v1/trunks", HttpExtensions.Json(Body), TestContext.Current.CancellationToken);
        var created = await response.ReadAsync(HttpStatusCode.Created);
        var path = $"/api/v1/trunks/{created["id"]}";
        Assert.Equal(path, response.Headers.Location?.OriginalString);
        Assert.Equal("\"1\"", response.Headers.ETag?.Tag);

        var read = await api.Host.Http.GetJsonAsync(path);
        Assert.Equal("+12024561111", read["callerNumbers"]![0]!.GetValue<string>());
        Assert.Equal(20, read["load"]!["learnedChannels"]!.GetValue<int>());
        Assert.Null(read["port"]);
        Assert.Equal(("udp", "full"), (read["transport"]!.GetValue<string>(), read["tlsVerification"]!.GetValue<string>()));
        Assert.Empty(read["silos"]!.AsArray());

        var edited = await api.Host.Http.PutJsonAsync(path, Body.Replace("20,", "30,", StringComparison.Ordinal), HttpStatusCode.OK, "\"1\"");
        Assert.Equal((30, 2), (edited["maxConcurrentCalls"]!.GetValue<int>(), edited["version"]!.GetValue<int>()));
        foreach (var answer in new[] { created, read, edited })
        {
            Assert.DoesNotContain("s3cret-word", answer.ToJsonString(), StringComparison.Ordinal);
            Assert.Null(answer["password"]);
        }
    }

    [Fact]
    public async Task Refuses_numbers_that_can_not_be_a_callers()
    {
        var problem = await api.Host.Http.PostJsonAsync(
            "/api/v1/trunks",
            """{ "name": "Carrier", "host": "not a host", "port": 70000, "callerNumbers": ["911", "2024561111", "1.20246E+10", "+1 900 234 5678"], "maxCallsPerSecond": -1 }""",
            HttpStatusCode.UnprocessableEntity);

        Assert.Equal(
            ["callerNumbers[0]", "callerNumbers[1]", "callerNumbers[2]", "callerNumbers[3]", "host", "maxCallsPerSecond", "port"],
            problem.AssertProblem("/problems/validation").Where(path => path != "callerNumbers").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Takes_what_a_demanding_carrier_wants_and_gives_it_back()
    {
        const string Demanding = """
            { "name": "Carrier", "host": "carrier.example", "callerNumbers": ["+12024561111"], "username": "us", "password": "s3cret-word",
              "endpoints": [{ "host": "sbc1.carrier.example", "transport": "tls", "weight": 3 }, { "host": "192.0.2.9", "port": 5080, "priority": 1 }],
              "tlsVerification": "none", "healthCheckInterval": "00:00:15", "registration": { "expires": "00:05:00" }, "discoverAddress": true,
              "identity": { "header": "asserted", "hidden": true }, "headers": [{ "name": "X-Account", "value": "42" }], "tcpForLargeRequests": false }
            """;
        var created = await api.Host.Http.PostJsonAsync("/api/v1/trunks", Demanding, HttpStatusCode.Created);
        var sent = System.Text.Json.Nodes.JsonNode.Parse(Demanding)!;

        Assert.Equal(("sbc1.carrier.example", "tls", 3), (
            created["endpoints"]![0]!["host"]!.GetValue<string>(), created["endpoints"]![0]!["transport"]!.GetValue<string>(), created["endpoints"]![0]!["weight"]!.GetValue<int>()));
        foreach (var member in new[] { "tlsVerification", "healthCheckInterval", "discoverAddress", "headers", "tcpForLargeRequests" })
        {
            Assert.Equal(sent[member]!.ToJsonString(), created[member]!.ToJsonString());
        }

        Assert.Equal("00:05:00", created["registration"]!["expires"]!.GetValue<string>());
        Assert.True(created["identity"]!["hidden"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Names_words_that_it_does_not_know()
    {
        var problem = await api.Host.Http.PostJsonAsync(
            "/api/v1/trunks",
            """{ "name": "Carrier", "host": "carrier.example", "callerNumbers": ["+12024561111"], "transport": "pigeon", "tlsVerification": "no", "endpoints": [{ "hots": "x" }] }""",
            HttpStatusCode.BadRequest);

        Assert.Equal(
            ["endpoints[0].host", "endpoints[0].hots", "tlsVerification", "transport"],
            problem.AssertProblem("/problems/malformed").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_stale_edit_is_412_and_a_needed_trunk_stays()
    {
        var created = await api.Host.Http.PostJsonAsync("/api/v1/trunks", Body.Replace("Carrier", "Needed", StringComparison.Ordinal), HttpStatusCode.Created);
        var path = $"/api/v1/trunks/{created["id"]}";

        (await api.Host.Http.PutJsonAsync(path, Body, HttpStatusCode.PreconditionFailed, "\"7\"")).AssertProblem("/problems/version-mismatch");
        (await api.Host.Http.PutJsonAsync(path, Body, HttpStatusCode.PreconditionFailed, "7")).AssertProblem("/problems/version-mismatch");
        using var deleted = await api.Host.Http.DeleteAsync(path, TestContext.Current.CancellationToken);
        (await deleted.ReadAsync(HttpStatusCode.Conflict)).AssertProblem("/problems/in-use");
    }

    [Fact]
    public async Task Lists_without_passwords()
    {
        var directory = api.Host.Get<Domain.Ports.ICampaignDirectory>();
        var id = new Domain.Trunks.TrunkId(Guid.CreateVersion7());
        await directory.SaveTrunkAsync(
            id,
            new() { Name = "Listed", Host = "127.0.0.1", CallerNumbers = ["+12024561111"], Username = "us", Password = "s3cret-word" },
            version: 3,
            deleted: false,
            TestContext.Current.CancellationToken);

        await api.Host.ClaimAsync(id.Value);

        var list = await api.Host.Http.GetJsonAsync("/api/v1/trunks");
        Assert.Contains(list["items"]!.AsArray(), trunk => trunk!["id"]!.GetValue<Guid>() == id.Value && trunk["version"]!.GetValue<int>() == 3);
        Assert.DoesNotContain("s3cret-word", list.ToJsonString(), StringComparison.Ordinal);
    }
}
