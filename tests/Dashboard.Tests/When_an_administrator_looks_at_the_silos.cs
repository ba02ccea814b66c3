using Campaigns.Dashboard.Tests.Installation;
using Microsoft.Playwright;

namespace Campaigns.Dashboard.Tests;

/// <summary>Orleans' own dashboard shows the whole cluster: it is there for whoever runs the installation, and for nobody else.</summary>
public sealed class When_an_administrator_looks_at_the_silos(DashboardInstallation installation)
{
    [Fact]
    public async Task The_menu_leads_to_Orleans_own_dashboard()
    {
        await using var visitor = await installation.SignedInAsync();
        var link = visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Orleans", Exact = true });
        await Visitor.SeeAsync(link);
        List<string> faults = [];
        visitor.Page.Context.Page += (_, opened) => opened.Console += (_, message) => faults.Add($"{message.Type}: {message.Text}");

        var pages = await visitor.Page.Context.RunAndWaitForPageAsync(() => link.ClickAsync());

        await Visitor.SeeAsync(pages.GetByText("Active silos"));
        Assert.DoesNotContain(faults, fault => fault.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("read")]
    [InlineData("write", "run")]
    public async Task Viewers_and_operators_have_no_link_and_are_refused(params string[] scopes)
    {
        var (_, key) = await installation.Api.NewKeyAsync(scopes);
        await using var visitor = await installation.SignedInAsync(key);
        await Visitor.SeeAsync(visitor.Page.Locator(".side-key"));

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Orleans", Exact = true })).ToHaveCountAsync(0);
        foreach (var path in (string[])["/orleans", "/orleans/", "/orleans/DashboardCounters", "/orleans/GrainState"])
        {
            Assert.Equal(403, (await visitor.Page.APIRequest.GetAsync(path, new() { MaxRedirects = 0 })).Status);
        }
    }

    [Fact]
    public async Task Another_teams_administrator_is_refused()
    {
        var team = await installation.Api.PostAsync("teams", new { name = $"Team {Guid.NewGuid()}" });
        await using var visitor = await installation.SignedInAsync((string)team["key"]!);

        Assert.Equal(403, (await visitor.Page.APIRequest.GetAsync("/orleans/")).Status);
    }

    [Fact]
    public async Task Nobody_sees_what_a_grain_holds_or_what_the_log_says()
    {
        await using var visitor = await installation.SignedInAsync();

        Assert.Equal(200, (await visitor.Page.APIRequest.GetAsync("/orleans/version")).Status);
        Assert.Equal(404, (await visitor.Page.APIRequest.GetAsync("/orleans/GrainState?grainId=1&grainType=x")).Status);
        Assert.Equal(404, (await visitor.Page.APIRequest.GetAsync("/orleans/grainstate/?grainId=1&grainType=x")).Status);
        Assert.Equal(403, (await visitor.Page.APIRequest.GetAsync("/orleans/Trace")).Status);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to()
    {
        await using var visitor = await installation.VisitAsync();
        await visitor.Page.GotoAsync("/orleans/");
        Assert.Equal("/sign-in", new Uri(visitor.Page.Url).AbsolutePath);
        Assert.Equal(401, (await visitor.Page.APIRequest.GetAsync("/orleans/DashboardCounters")).Status);
    }
}
