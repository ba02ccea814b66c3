using System.Net;
using System.Text.Json.Nodes;
using Campaigns.Dashboard.Tests.Installation;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Recordings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using Npgsql;

namespace Campaigns.Dashboard.Tests;

/// <summary>Calls of the simulated carrier carry no audio here: the recording is put where a silo puts one.</summary>
public sealed class When_a_recording_is_heard(DashboardInstallation installation)
{
    private const int Seconds = 3;
    private const int OctetsPerSecond = 2 * 8000;

    [Fact]
    public async Task Whoever_may_read_plays_it_from_where_they_like_and_a_deleted_one_says_so()
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Heard again", contacts: 1);
        using var launched = await installation.Api.CommandAsync($"campaigns/{campaign}/launch");
        var (keyId, key) = await installation.Api.NewKeyAsync("read");
        await using var visitor = await installation.SignedInAsync(key);
        var page = visitor.Page;
        await page.GotoAsync($"campaigns/{campaign}");
        await Visitor.SeeAsync(page.Locator("table.calls .chip"), "Answered");
        var call = (await installation.Api.GetAsync($"campaigns/{campaign}/attempts"))["items"]![0]!;
        await RecordAsync((string)call["callId"]!, (string)call["phoneNumber"]!);

        await page.Locator("table.calls .row-link").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Listen to the call" }).ClickAsync();
        var audio = page.Locator("audio");
        await Visitor.SeeAsync(audio);
        Assert.Equal(Seconds, await audio.EvaluateAsync<double>(
            "audio => new Promise((known, failed) => { audio.onerror = () => failed(audio.error.message); if (audio.readyState > 0) known(audio.duration); else audio.onloadedmetadata = () => known(audio.duration); })"));
        var source = await audio.GetAttributeAsync("src");
        Assert.Equal("206 bytes 44-47/96044 4", await page.EvaluateAsync<string>(
            "async path => { const answer = await fetch(path, { headers: { Range: 'bytes=44-47' } }); return `${answer.status} ${answer.headers.get('Content-Range')} ${(await answer.arrayBuffer()).byteLength}`; }", source));
        await Visitor.SeeAsync(page.GetByText("Kept until"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfStrangerAsync(source!));
        var audit = (await installation.Api.GetAsync("audit?limit=50"))["items"]!.AsArray();
        Assert.Contains(audit, entry => Target(entry).EndsWith($"{call["attemptNumber"]}/recording", StringComparison.Ordinal) && (string?)entry!["keyId"] == keyId);

        await installation.Api.DeleteAsync($"campaigns/{campaign}/contacts/{call["contactId"]}/attempts/{call["attemptNumber"]}/recording");
        await page.ReloadAsync();
        await Visitor.SeeAsync(page.GetByText("recording no longer kept"));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Listen to the call" })).ToHaveCountAsync(0);
        Assert.Empty(visitor.ConsoleFaults);
    }

    private static string Target(JsonNode? entry) => (string)entry!["target"]!;

    private async Task<HttpStatusCode> StatusOfStrangerAsync(string path)
    {
        using var stranger = new HttpClient { BaseAddress = installation.Address };
        using var answer = await stranger.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>As a silo that heard the call: its audio, and the mark at its record.</summary>
    private async Task RecordAsync(string callId, string number)
    {
        await using var services = installation.OpenDatabase();
        var now = SystemClock.Instance.GetCurrentInstant();
        await services.GetRequiredService<IRecordingStore>().AppendAsync(
            new RecordingSegment
            {
                CallId = callId,
                PhoneNumber = number,
                StartedAt = now,
                ExpiresAt = now + Duration.FromDays(30),
                Number = 0,
                IsLast = true,
                Octets = new byte[Seconds * OctetsPerSecond],
            },
            TestContext.Current.CancellationToken);
        await using var mark = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            $"UPDATE call_records SET details = coalesce(details, '{{}}') || '{{\"recordingKey\": \"{callId}\"}}' WHERE call_id = '{callId}'");
        Assert.Equal(1, await mark.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
