using System.Net;
using Campaigns.Dashboard.Tests.Installation;
using Microsoft.Playwright;

namespace Campaigns.Dashboard.Tests;

/// <summary>An endpoint of this test's own hears what the page sends.</summary>
public sealed class When_a_webhook_is_made_on_the_page(DashboardInstallation installation)
{
    [Fact]
    public async Task Its_secret_is_shown_once_and_a_test_event_arrives_and_is_sent_again()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMilliseconds(Visitor.PatienceMs * 2));
        var address = $"http://127.0.0.1:{DashboardInstallation.FreePort()}/hook/";
        using var endpoint = new HttpListener();
        endpoint.Prefixes.Add(address);
        endpoint.Start();
        await using var visitor = await installation.SignedInAsync();
        var page = visitor.Page;
        await page.GotoAsync("webhooks");
        await page.GetByLabel("Address").FillAsync(address);
        await page.GetByLabel("Description").FillAsync("CRM of a test");
        await page.GetByLabel("Description").BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add endpoint" }).ClickAsync();
        await Visitor.SeeAsync(page.Locator("[data-secret]"));
        Assert.StartsWith("whsec_", await page.Locator("[data-secret]").InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "CRM of a test" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test event" }).ClickAsync();
        var first = await TakeAsync(endpoint, limit.Token);
        await Visitor.SeeAsync(page.Locator("table.deliveries .chip"), "Delivered");
        await Visitor.SeeAsync(page.GetByText("answered 204"));
        await Assertions.Expect(page.Locator("[data-secret]")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        Assert.Equal(first, await TakeAsync(endpoint, limit.Token));
        Assert.Empty(visitor.ConsoleFaults);
    }

    /// <summary>The next message's id; it is answered.</summary>
    private static async Task<string?> TakeAsync(HttpListener endpoint, CancellationToken cancellationToken)
    {
        var call = await endpoint.GetContextAsync().WaitAsync(cancellationToken);
        call.Response.StatusCode = 204;
        call.Response.Close();
        Assert.False(string.IsNullOrEmpty(call.Request.Headers["webhook-signature"]));
        return call.Request.Headers["webhook-id"];
    }
}
