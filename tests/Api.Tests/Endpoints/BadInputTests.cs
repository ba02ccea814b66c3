using System.Net.Http.Headers;
using System.Text;

namespace Campaigns.Api.Tests.Endpoints;

/// <summary>
/// Every route under /api/v1, read off the route table, with every kind of bad input: a problem that says so, never a failure of ours. What is too large is <see cref="RequestLimitTests"/>' to show.
/// </summary>
public sealed class BadInputTests(SharedApi api)
{
    private static readonly byte[] DeepJson = Encoding.ASCII.GetBytes(new string('[', 10_000) + new string(']', 10_000));

    /// <summary>Name, media type (null: what the route takes), body.</summary>
    private static readonly (string Name, string? MediaType, byte[] Body)[] Bodies =
    [
        ("nothing", null, []),
        ("no JSON", "application/json", "}{"u8.ToArray()),
        ("an array", "application/json", "[1]"u8.ToArray()),
        ("null", "application/json", "null"u8.ToArray()),
        ("unknown members", "application/json", """{"unheardOf":1,"name":2,"a":{"b":[]}}"""u8.ToArray()),
        ("wrong types", "application/json", """{"name":{},"trunkId":[],"numbers":7,"events":{"a":1},"scopes":"x","phoneNumber":false,"retry":1,"callWindow":"x","variables":[1],"priority":1e99}"""u8.ToArray()),
        ("a member twice", "application/json", """{"name":"a","name":"b"}"""u8.ToArray()),
        ("deep JSON", "application/json", DeepJson),
        ("deep members", "application/json", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200))),
        ("invalid UTF-8", "application/json", [.. "{\"name\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8]),
        ("a lone surrogate", "application/json", """{"name":"\ud800","label":"\udc00","reason":"\ud800"}"""u8.ToArray()),
        ("U+0000", "application/json", """{"name":"a\u0000b","label":"\u0000","url":"http://a\u0000b","phoneNumber":"\u0000"}"""u8.ToArray()),
        ("SQL", "application/json", """{"name":"'; DROP TABLE contacts; --","label":"') OR 1=1 --","numbers":["+1'; --"],"reason":"\\"}"""u8.ToArray()),
        ("another media type", "application/x-www-form-urlencoded", "a=b"u8.ToArray()),
        ("zero bytes", null, new byte[64]),
    ];

    private static readonly string[] Queries =
    [
        "limit=99999999999999999999", "limit=-1", "limit=1&limit=2", "cursor=%00", "cursor=AAAA", "cursor=" + "_", "sort=%00", "state=%F0%28%8C%28", "number=%27%20OR%201%3D1", "unheardOf=1",
        "dryRun=perhaps", "defaultRegion=%00", "mapping=%7B", "hangUpActiveCalls=7", "format=%00", "from=%00", "status=%27", "search=%00", "externalId=%00", "%00=%00", "=", "&&&", "%zz=1",
    ];

    [Fact]
    public async Task No_route_fails_for_bad_input()
    {
        List<string> failures = [];
        foreach (var (_, method, path, accepts) in await ApiRoute.AllAsync(api.Host))
        {
            foreach (var query in Queries)
            {
                await JudgeAsync(failures, method, $"{path}?{query}", query, method is "POST" or "PUT" ? Content(accepts ?? "application/json", "{}"u8.ToArray()) : null);
            }

            foreach (var (name, mediaType, body) in method is "POST" or "PUT" ? Bodies : [])
            {
                await JudgeAsync(failures, method, path, name, Content(mediaType ?? accepts ?? "application/json", body));
            }
        }

        Assert.Empty(failures);
    }

    [Fact]
    public async Task No_path_fails_for_a_strange_value()
    {
        List<string> failures = [];
        foreach (var endpoint in ApiRoute.Endpoints(api.Host))
        {
            foreach (var value in (string[])["%00", "..%2f..", "%27%3B--", "-1", "99999999999999999999", new string('9', 2_000), "%F0%28%8C%28", "%F0%9F%98%80", "{id}"])
            {
                var path = ApiRoute.Parameter().Replace(endpoint.RoutePattern.RawText!, value);
                if (path != endpoint.RoutePattern.RawText)
                {
                    await JudgeAsync(failures, "GET", path, value, null);
                    await JudgeAsync(failures, "DELETE", path, value, null);
                }
            }
        }

        Assert.Empty(failures);
    }

    [Theory]
    [InlineData("Idempotency-Key", "\u0001")]
    [InlineData("Idempotency-Key", " ")]
    [InlineData("If-Match", "not a tag")]
    [InlineData("If-Match", "\"99999999999999999999\"")]
    [InlineData("Last-Event-ID", "x")]
    [InlineData("Accept", "image/png")]
    [InlineData("X-Api-Key", "oc_'; --")]
    public async Task No_header_makes_a_route_fail(string name, string value)
    {
        var campaign = await api.Host.Http.CreateCampaignAsync();
        foreach (var method in (string[])["GET", "PUT", "POST"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), method == "POST" ? "/api/v1/campaigns" : $"/api/v1/campaigns/{campaign}") { Content = method == "GET" ? null : HttpExtensions.Json("{}") };
            request.Headers.TryAddWithoutValidation(name, value);
            using var response = await api.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode < 500, $"{method}: {(int)response.StatusCode}");
        }
    }

    private async Task JudgeAsync(List<string> failures, string method, string path, string what, HttpContent? content)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        using var response = await api.Host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        if ((int)response.StatusCode >= 500 || ((int)response.StatusCode >= 400 && response.Content.Headers.ContentType?.MediaType is not ("application/problem+json" or null)))
        {
            failures.Add($"{method} {path[..Math.Min(path.Length, 150)]} with {what[..Math.Min(what.Length, 60)]}: {(int)response.StatusCode} {response.Content.Headers.ContentType}");
        }
    }

    private static ByteArrayContent Content(string mediaType, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return content;
    }
}
