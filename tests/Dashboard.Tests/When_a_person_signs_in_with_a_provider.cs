using System.Net;
using System.Text.RegularExpressions;
using Campaigns.Dashboard.Tests.Installation;
using Microsoft.Playwright;

namespace Campaigns.Dashboard.Tests;

/// <summary>OpenID Connect: who the provider vouches for gets in with what the configuration gives their groups, and nobody else does.</summary>
public sealed partial class When_a_person_signs_in_with_a_provider(DashboardInstallation installation)
{
    private OpenIdProvider Provider => installation.Provider;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_button_leads_over_the_provider_to_the_page_that_was_asked_for()
    {
        (Provider.Subject, Provider.Groups, Provider.Lie) = ("u-button", ["viewers", "guests"], "");
        var exchanged = Provider.Exchanged;
        await using var visitor = await installation.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync("/trunks");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Test login" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Yes, it's me" }).ClickAsync();

        await Visitor.SeeAsync(page.GetByRole(AriaRole.Heading, new() { Name = "Trunks", Exact = true }));
        await Visitor.SeeAsync(page.Locator(".side-who"), "Ada u-button");
        await Visitor.SeeAsync(page.Locator(".side-scopes"), "read");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "API keys" })).ToHaveCountAsync(0);
        Assert.Equal(exchanged + 1, Provider.Exchanged);
        var session = Assert.Single(await visitor.CookiesAsync(), cookie => cookie.Name == "campaigns-session");
        Assert.True(session.HttpOnly);
        Assert.Equal(SameSiteAttribute.Strict, session.SameSite);
        Assert.Empty(visitor.ConsoleFaults);

        await page.GetByRole(AriaRole.Link, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Visitor.SeeAsync(page.GetByLabel("API key"));
        Assert.Equal(401, (await page.APIRequest.GetAsync("/orleans/version", new() { Headers = [KeyValuePair.Create("Cookie", $"campaigns-session={session.Value}")] })).Status);
    }

    [Fact]
    public async Task Who_may_work_for_several_teams_chooses_one_and_can_change_it()
    {
        (Provider.Subject, Provider.Groups, Provider.Lie) = ("u-teams", ["operators", "viewers", "sales"], "");
        await using var visitor = await installation.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Test login" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Yes, it's me" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Test sales" }).ClickAsync();
        await Visitor.SeeAsync(page.Locator(".side-team"), "Test sales");
        await Visitor.SeeAsync(page.Locator(".side-scopes"), "admin");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change team" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "First team" }).ClickAsync();
        await Visitor.SeeAsync(page.Locator(".side-team"), "First team");
        await Visitor.SeeAsync(page.Locator(".side-scopes"), "read, write, run");
        Assert.Empty(visitor.ConsoleFaults);
    }

    [Theory]
    [InlineData("audience", "provider")]
    [InlineData("issuer", "provider")]
    [InlineData("nonce", "provider")]
    [InlineData("key", "provider")]
    [InlineData("expired", "provider")]
    [InlineData("subject", "provider")]
    public async Task A_token_that_can_not_be_trusted_opens_nothing(string lie, string refused)
    {
        (Provider.Subject, Provider.Groups, Provider.Lie) = ("u-liar", ["viewers"], lie);
        using var browser = new PlainBrowser(installation.Address);
        var exchanged = Provider.Exchanged;

        var end = await browser.SignInAsync();

        Assert.Equal(exchanged + 1, Provider.Exchanged);
        Assert.Equal($"/sign-in?refused={refused}", end);
        Assert.DoesNotContain("campaigns-session", browser.CookieNames);
    }

    [Fact]
    public async Task A_person_without_a_role_that_gives_something_is_told_so_and_stays_out()
    {
        (Provider.Subject, Provider.Groups, Provider.Lie) = ("u-guest", ["guests", "Viewers"], "");
        await using var visitor = await installation.VisitAsync();
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Test login" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Yes, it's me" }).ClickAsync();

        await Visitor.SeeAsync(visitor.Page.GetByRole(AriaRole.Alert), "Test login knows you, but none of your roles there lets you in here. Ask whoever runs this installation for one.");
        Assert.DoesNotContain(await visitor.CookiesAsync(), cookie => cookie.Name == "campaigns-session");
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_opens_nothing()
    {
        (Provider.Subject, Provider.Groups, Provider.Lie) = ("u-forged", ["viewers"], "");
        using var victim = new PlainBrowser(installation.Address);
        using var attacker = new PlainBrowser(installation.Address);
        var answer = await attacker.AskAsync();

        Assert.Equal("/sign-in?refused=provider", await victim.FollowAsync(answer));
        Assert.DoesNotContain("campaigns-session", victim.CookieNames);
        Assert.Equal("/sign-in?refused=provider", await victim.FollowAsync(new Uri(installation.Address, "session/provider/callback?code=guessed&state=guessed")));
    }

    [Fact]
    public async Task Nobody_is_sent_to_another_site_after_signing_in()
    {
        (Provider.Subject, Provider.Groups, Provider.Lie) = ("u-sent", ["viewers"], "");
        using var browser = new PlainBrowser(installation.Address);

        Assert.Equal("0; url=/", await browser.SignInAsync("//elsewhere.example/"));
        Assert.Contains("campaigns-session", browser.CookieNames);
    }

    [Fact]
    public async Task Where_only_the_provider_signs_people_in_a_key_opens_no_session_and_the_API_all_the_same()
    {
        var (process, address) = await installation.StartAnotherApiAsync(("Campaigns__Api__HostSilo", "false"), ("Campaigns__Oidc__Only", "true"));
        await using var only = process;
        await using var visitor = await installation.VisitAsync();
        await visitor.Page.GotoAsync(new Uri(address, "sign-in").ToString());
        await Visitor.SeeAsync(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Test login" }));
        await Assertions.Expect(visitor.Page.GetByLabel("API key")).ToHaveCountAsync(0);

        // The token of a form that still has the field, from the process that takes keys: both have the same key ring.
        await visitor.Page.GotoAsync("/sign-in");
        var token = await visitor.Page.Locator("input[name=__RequestVerificationToken]").First.InputValueAsync();
        var form = visitor.Page.APIRequest.CreateFormData();
        form.Set("key", installation.AdminKey);
        form.Set("__RequestVerificationToken", token);
        var answer = await visitor.Page.APIRequest.PostAsync(new Uri(address, "session").ToString(), new() { Form = form, MaxRedirects = 0 });

        Assert.Equal("/sign-in?refused=key&from=%2F", answer.Headers["location"]);
        using var program = new ApiAccess(address, installation.AdminKey);
        await program.GetAsync("keys/current");
    }

    /// <summary>A browser without pages: it keeps cookies, and goes one step at a time.</summary>
    private sealed partial class PlainBrowser(Uri address) : IDisposable
    {
        private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

        public IEnumerable<string> CookieNames => _cookies.Keys;

        public async Task<string> SignInAsync(string from = "/") => await FollowAsync(await AskAsync(from));

        /// <summary>Goes to the provider, says yes there, and returns with what its page leads to.</summary>
        public async Task<Uri> AskAsync(string from = "/")
        {
            using var begun = await GetAsync(new Uri(address, $"session/provider?from={Uri.EscapeDataString(from)}"));
            Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
            return new Uri(WebUtility.HtmlDecode(Yes().Match(await _http.GetStringAsync(begun.Headers.Location, Cancelled)).Groups[1].Value));
        }

        /// <summary>Where the provider's answer leads: by redirect, or by a page that goes on.</summary>
        public async Task<string> FollowAsync(Uri answer)
        {
            using var answered = await GetAsync(answer);
            return answered.Headers.Location?.ToString() ?? Refresh().Match(await answered.Content.ReadAsStringAsync(Cancelled)).Groups[1].Value;
        }

        public void Dispose() => _http.Dispose();

        private async Task<HttpResponseMessage> GetAsync(Uri page)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var answer = await _http.SendAsync(request, Cancelled);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var given) ? given : [])
            {
                var (name, value) = (cookie[..cookie.IndexOf('=')], cookie[(cookie.IndexOf('=') + 1)..].Split(';')[0]);
                _cookies[name] = value;
            }

            return answer;
        }

        [GeneratedRegex("id=\"yes\" href=\"([^\"]+)\"")]
        private static partial Regex Yes();

        [GeneratedRegex("http-equiv=\"refresh\" content=\"([^\"]+)\"")]
        private static partial Regex Refresh();
    }
}
