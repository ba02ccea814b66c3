using System.Text;
using Campaigns.Dashboard.Tests.Installation;
using Microsoft.Playwright;

namespace Campaigns.Dashboard.Tests;

/// <summary>What becomes of a file is shown, and can be changed, before any of it is stored.</summary>
public sealed class When_a_contact_list_is_uploaded(DashboardInstallation installation)
{
    [Fact]
    public async Task Its_columns_are_mapped_and_its_rows_checked_before_anything_is_saved()
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Mapped", contacts: 0);
        var (first, second) = (SampleList.NextNumber(), SampleList.NextNumber());
        await using var visitor = await installation.SignedInAsync();
        var page = visitor.Page;
        await page.GotoAsync($"campaigns/{campaign}");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Contacts" }).ClickAsync();

        await ChooseAsync(page, $"Rufnummer;Name;Stadt;Notiz\n{first};Ada;Ulm;geheim\n{second};Bob;Bonn;\n{first};Ada again;Ulm;\nnobody;Carl;Ulm;\n");
        await Visitor.SeeAsync(page.GetByText("Which column has the phone numbers?"));
        await Visitor.SeeAsync(page.Locator(".columns li").First.GetByText(first));
        Assert.Equal("displayName", await page.GetByLabel("Column Name becomes").InputValueAsync());
        Assert.Equal("variable", await page.GetByLabel("Column Stadt becomes").InputValueAsync());

        await page.GetByLabel("Column Rufnummer becomes").SelectOptionAsync("phoneNumber");
        await Visitor.SeeAsync(page.Locator("table.preview .whole").First, "Stadt: Ulm · Notiz: geheim");
        await page.GetByLabel("Column Notiz becomes").SelectOptionAsync("ignore");
        await Visitor.SeeAsync(page.Locator("table.preview .whole").First, "Stadt: Ulm");
        await Visitor.SeeAsync(page.Locator("[data-check=new]"), "2");
        await Visitor.SeeAsync(page.Locator("[data-check=duplicates]"), "1");
        await Visitor.SeeAsync(page.Locator("[data-check=bad]"), "1");
        await Assertions.Expect(page.Locator("table.preview tbody tr").First.Locator("td")).ToHaveTextAsync([first, "Ada", "New York", "Stadt: Ulm"]);
        await Assertions.Expect(page.Locator("table.faults td")).ToHaveTextAsync(["5", "Rufnummer", "nobody", "This is not a phone number."]);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download every bad row" }).ClickAsync());
        Assert.Contains("nobody", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty((await installation.Api.GetAsync($"campaigns/{campaign}/contacts"))["items"]!.AsArray());

        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 contacts" }).ClickAsync();
        await Visitor.SeeAsync(page.GetByText("2 contacts imported"));
        var contacts = (await installation.Api.GetAsync($"campaigns/{campaign}/contacts"))["items"]!.AsArray();
        Assert.Equal([(first, "Ada"), (second, "Bob")], contacts.Select(contact => ((string)contact!["phoneNumber"]!, (string)contact["displayName"]!)));
        Assert.Equal("""{"Stadt":"Ulm"}""", contacts[0]!["variables"]!.ToJsonString());
        Assert.Empty(visitor.ConsoleFaults);
    }

    [Fact]
    public async Task A_file_that_is_no_list_is_refused_and_another_one_can_be_chosen()
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "No list", contacts: 0);
        await using var visitor = await installation.SignedInAsync();
        var page = visitor.Page;
        await page.GotoAsync($"campaigns/{campaign}");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Contacts" }).ClickAsync();

        await ChooseAsync(page, "phone,name\n+12024561000,\"never closed\n");
        await Visitor.SeeAsync(page.GetByRole(AriaRole.Alert).GetByText("quoting"));
        await ChooseAsync(page, SampleList.Of(3));
        await Visitor.SeeAsync(page.GetByRole(AriaRole.Button, new() { Name = "Import 3 contacts" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    private static async Task ChooseAsync(IPage page, string csv) => await Visitor.ChooseAsync(page.Locator("input[type=file]"), new FilePayload
    {
        Name = "contacts.csv",
        MimeType = "text/csv",
        Buffer = Encoding.UTF8.GetBytes(csv),
    });
}
