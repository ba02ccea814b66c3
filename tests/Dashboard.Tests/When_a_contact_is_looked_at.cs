using Campaigns.Dashboard.Tests.Installation;
using Microsoft.Playwright;

namespace Campaigns.Dashboard.Tests;

/// <summary>Why it isn't called, in an order that answers the question.</summary>
public sealed class When_a_contact_is_looked_at(DashboardInstallation installation)
{
    [Fact]
    public async Task One_that_waits_shows_every_gate_and_one_that_is_done_with_only_what_ended_it()
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Why not called", contacts: 1);
        var contact = (await installation.Api.GetAsync($"campaigns/{campaign}/contacts"))["items"]![0]!;
        await using var visitor = await installation.SignedInAsync();
        var gates = visitor.Page.Locator(".gates li");
        await visitor.Page.GotoAsync($"campaigns/{campaign}/contacts/{contact["id"]}");

        // A draft calls nobody: that is the first of the gates, and time may open it.
        await Visitor.SeeAsync(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Why it isn't called now" }));
        await Assertions.Expect(gates.First).ToHaveAttributeAsync("data-gate", "status", new() { Timeout = Visitor.PatienceMs });
        Assert.True(await gates.CountAsync() > 10);

        await installation.Api.PostAsync("do-not-call", new { numbers = new[] { (string)contact["phoneNumber"]! }, reason = "asked not to be called" });
        await Visitor.SeeAsync(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Not called any more" }));
        await Assertions.Expect(gates).ToHaveCountAsync(1);
        await Assertions.Expect(gates).ToHaveAttributeAsync("data-gate", "doNotCall");
        await Assertions.Expect(gates).ToContainTextAsync("for good");
        Assert.Empty(visitor.ConsoleFaults);
    }
}
