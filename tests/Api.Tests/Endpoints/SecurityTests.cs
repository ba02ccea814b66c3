using System.Net;
using System.Text.RegularExpressions;
using Campaigns.Domain.Access;
using Campaigns.Persistence.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Api.Tests.Endpoints;

public sealed partial class SecurityTests(SharedApi api)
{
    [Fact]
    public void No_endpoint_but_health_is_open()
    {
        var endpoints = api.Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToArray();

        Assert.True(endpoints.Length >= 35, $"{endpoints.Length} endpoints.");
        foreach (var endpoint in endpoints)
        {
            var open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            var keyed = endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null;
            var health = endpoint.RoutePattern.RawText!.StartsWith("/health/", StringComparison.Ordinal);
            Assert.True(health ? open : (keyed && !open) || IsAgents(endpoint), endpoint.DisplayName);
        }
    }

    [Fact]
    public async Task Every_endpoint_but_health_answers_401_without_a_key()
    {
        var endpoints = api.Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !endpoint.RoutePattern.RawText!.StartsWith("/health/", StringComparison.Ordinal));
        foreach (var endpoint in endpoints)
        {
            var path = Parameter().Replace(endpoint.RoutePattern.RawText!, match => match.Value.Contains(":long", StringComparison.Ordinal) || match.Value.Contains(":int", StringComparison.Ordinal) ? "1" : Guid.Empty.ToString());
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                if (method is "POST" or "PUT")
                {
                    request.Content = HttpExtensions.Json("{}");
                }

                using var response = await api.Host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{method} {path}: {response.StatusCode}");
            }
        }
    }

    [Theory]
    [InlineData("X-Api-Key", "")]
    [InlineData("X-Api-Key", "oc_123456789abc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Authorization", "Bearer nonsense")]
    [InlineData("Authorization", "Basic b2M6b2M=")]
    public async Task A_wrong_key_is_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/campaigns");
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await api.Host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);

        (await response.ReadAsync(HttpStatusCode.Unauthorized)).AssertProblem("/problems/unauthorized");
        Assert.Contains("Bearer", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_right_key_with_a_changed_last_character_is_refused()
    {
        var key = await api.Host.Get<ApiKeys>().CreateAsync(new NewApiKey(TeamId.First, "test", Scopes.Read), TestContext.Current.CancellationToken);
        var changed = key[..^2] + (key[^2] == 'A' ? 'B' : 'A') + key[^1];

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(key));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(changed));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(key));
    }

    [Fact]
    public async Task The_first_process_makes_a_key_that_only_its_owner_can_read_and_the_second_makes_none()
    {
        var database = await api.CreateDatabaseAsync();
        await using var first = await ApiHost.StartAsync(database, TestContext.Current.CancellationToken);
        var key = (await File.ReadAllTextAsync(first.KeyFile, TestContext.Current.CancellationToken)).Trim();
        await using var second = await ApiHost.StartAsync(database, TestContext.Current.CancellationToken, key);

        Assert.Matches("^oc_[0-9a-f]+_[A-Za-z0-9_-]{43}$", key);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(first.KeyFile));
        }

        Assert.False(File.Exists(second.KeyFile));
        await second.Http.GetJsonAsync("/api/v1/campaigns");
    }

    private async Task<HttpStatusCode> StatusAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/trunks");
        request.Headers.Add("X-Api-Key", key);
        using var response = await api.Host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>Media-stream agents prove themselves with their assistant's own account, call by call; that they answer 401 without it is tested with the others.</summary>
    private static bool IsAgents(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.StartsWith("/2010-04-01/", StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
