using Campaigns.Dashboard.Tests.Installation;
using Microsoft.Playwright;

namespace Campaigns.Dashboard.Tests;

/// <summary>The session: opened by a key, kept in a cookie that no script reads, ended by signing out and with the key.</summary>
public sealed class When_a_person_signs_in(DashboardInstallation installation)
{
    [Fact]
    public async Task The_key_opens_the_list_and_stays_out_of_addresses_and_storage()
    {
        var name = $"Listed {Guid.NewGuid():N}";
        await installation.Api.NewCampaignAsync(installation.Carrier.Port, name, contacts: 3);
        await using var visitor = await installation.VisitAsync();

        await visitor.Page.GotoAsync("/");
        Assert.StartsWith("/sign-in", new Uri(visitor.Page.Url).AbsolutePath, StringComparison.Ordinal);
        await visitor.SignInAsync(installation.AdminKey);
        var row = visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });
        await Visitor.SeeAsync(row);

        Assert.Contains("Draft", await row.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("0 of 3", await row.InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("oc_", visitor.Page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("oc_", await visitor.Page.EvaluateAsync<string>("() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie"), StringComparison.Ordinal);
        var session = Assert.Single(await visitor.CookiesAsync(), cookie => cookie.Name == "campaigns-session");
        Assert.True(session.HttpOnly);
        Assert.Equal(SameSiteAttribute.Strict, session.SameSite);
        Assert.DoesNotContain(installation.AdminKey, session.Value, StringComparison.Ordinal);
        Assert.Empty(visitor.ConsoleFaults);
    }

    [Fact]
    public async Task A_key_that_is_none_is_refused_on_the_page()
    {
        await using var visitor = await installation.VisitAsync();
        await visitor.Page.GotoAsync("sign-in");
        await visitor.Page.GetByLabel("API key").FillAsync("oc_000000000000_nobody");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Visitor.SeeAsync(visitor.Page.GetByText("This key isn't known"));
        Assert.DoesNotContain("nobody", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_key_ends_the_session_of_a_page_that_nobody_touches()
    {
        var (id, key) = await installation.Api.NewKeyAsync("read");
        await using var visitor = await installation.SignedInAsync(key);

        await installation.Api.DeleteAsync($"keys/{id}");

        await Visitor.SeeAsync(visitor.Page.GetByText("Your session is over"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_even_for_a_cookie_that_was_kept()
    {
        await using var visitor = await installation.SignedInAsync();
        var kept = (await visitor.CookiesAsync()).Single(cookie => cookie.Name == "campaigns-session").Value;
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sign out" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Visitor.SeeAsync(visitor.Page.GetByLabel("API key"));

        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = installation.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", $"campaigns-session={kept}");
        request.Headers.Add("Accept", "text/html");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.StartsWith("/sign-in", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The API takes keys only: another site that has a visitor's browser post there gets nothing done.</summary>
    [Fact]
    public async Task The_session_opens_no_route_of_the_API()
    {
        await using var visitor = await installation.SignedInAsync();
        var answer = await visitor.Page.APIRequest.GetAsync("/api/v1/campaigns");
        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task Signing_in_needs_the_token_of_the_form()
    {
        using var http = new HttpClient { BaseAddress = installation.Address };
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("key", installation.AdminKey)]);
        using var answer = await http.PostAsync(new Uri("session", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
