using Campaigns.Dashboard.Tests.Installation;
using Microsoft.Playwright;

namespace Campaigns.Dashboard.Tests;

public sealed class When_an_assistant_is_edited(DashboardInstallation installation)
{
    [Fact]
    public async Task What_the_form_shows_is_saved_a_recording_is_uploaded_and_played_and_one_in_use_stays()
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Talks", contacts: 0);
        var assistant = (string)(await installation.Api.GetAsync($"campaigns/{campaign}"))["assistantId"]!;
        await using var visitor = await installation.SignedInAsync();
        var page = visitor.Page;
        await page.GotoAsync($"assistants/{assistant}");
        await Visitor.SeeAsync(page.GetByRole(AriaRole.Link, new() { Name = "Talks", Exact = true }));
        await Visitor.ChooseAsync(page.Locator("input[type=file]").First, new FilePayload { Name = "offer.wav", MimeType = "audio/wav", Buffer = Silence(seconds: 2) });
        var audio = page.Locator("audio");
        await Visitor.SeeAsync(audio);
        Assert.Equal(2, await audio.EvaluateAsync<double>(
            "audio => new Promise((known, failed) => { audio.onerror = () => failed(audio.error.message); audio.onloadedmetadata = () => known(audio.duration); audio.preload = 'metadata'; audio.load(); })"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        await page.GetByLabel("Say it again").SelectOptionAsync("2");
        await installation.Api.PutAsync($"assistants/{assistant}", new { name = "Renamed by another", afterwards = "stayOnLine" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Visitor.SeeAsync(page.Locator("[data-meanwhile]").GetByText("→ Renamed by another"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Visitor.SeeAsync(page.Locator("h1"), "Renamed by another");
        await Visitor.SeeAsync(page.GetByText("2: say it again"));
        Assert.True((bool)(await installation.Api.GetAsync($"assistants/{assistant}"))["hasAudio"]!);

        await page.Locator(".page-head").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Visitor.SeeAsync(page.Locator(".mud-dialog").GetByRole(AriaRole.Alert));
        Assert.Contains("Talks", await page.Locator(".mud-dialog").GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(visitor.ConsoleFaults);
    }

    /// <summary>A WAV file: 8 kHz, 16 bit, mono.</summary>
    private static byte[] Silence(int seconds)
    {
        var octets = seconds * 16_000;
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("RIFF"u8);
        writer.Write(36 + octets);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(8_000);
        writer.Write(16_000);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(octets);
        writer.Write(new byte[octets]);
        writer.Flush();
        return file.ToArray();
    }
}
