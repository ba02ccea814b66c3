using System.Text.Json.Nodes;
using Campaigns.EndToEnd.Tests.Carrier;
using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.Testing;

namespace Campaigns.EndToEnd.Tests;

/// <summary>
/// What <c>./scripts/run --demo voice</c> shows: a person and a voicemail box with real speech are called, told apart, talked to and recorded. The
/// judges are the speech itself and what the carrier wrote down of each call, from the far end's side.
/// </summary>
public sealed class When_calls_are_recorded(PostgresCluster postgres)
{
    private const string Person = "+12025550100";
    private const string Box = "+12125550108";

    [Fact]
    public async Task The_recording_proves_who_heard_what_on_either_side()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var carrier = await SpeakingCarrier.StartAsync(Speech.Sample("hello-2.wav"), Speech.Sample("greeting-2.wav"), cancellation);
        await using var installation = await TestInstallation.StartAsync(postgres, silos: 0, cancellation, media: "Rtp");
        var run = await CreateAsync(installation.Client, carrier.Port, cancellation);

        await run.LaunchAsync(cancellation);
        await run.UntilCompletedAsync(TimeSpan.FromMinutes(2), cancellation);

        var attempts = await run.AttemptsAsync(cancellation);
        var person = attempts.Single(attempt => (string?)attempt["phoneNumber"] == Person);
        var box = attempts.Single(attempt => (string?)attempt["phoneNumber"] == Box);
        Assert.Equal(("answered", "announcementEnded", "human"), Outcome(person));
        Assert.Equal(("voicemail", "messageDropped", "machine"), Outcome(box));

        // The person says hello, and hears who calls, that the call is recorded, and the announcement.
        var (left, right) = Speech.OfRecording(await RecordingAsync(installation.Client, run, Person, cancellation));
        Assert.True(Holds("hello-2.wav", left) < Holds("announcement.wav", right));
        HoldsNot("announcement.wav", left);
        HoldsNot("hello-2.wav", right);
        IsMostly(await carrier.HeardAsync((string)person["callId"]!, cancellation), right);

        // The box greets, and hears the message after its beep.
        (left, right) = Speech.OfRecording(await RecordingAsync(installation.Client, run, Box, cancellation));
        Assert.True(Holds("greeting-2.wav", left) < Holds("message.wav", right));
        HoldsNot("message.wav", left);
        HoldsNot("greeting-2.wav", right);
        IsMostly(await carrier.HeardAsync((string)box["callId"]!, cancellation), right);
    }

    private static (string?, string?, string?) Outcome(JsonNode attempt) =>
        ((string?)attempt["disposition"], (string?)attempt["cause"], (string?)attempt["detection"]?["verdict"]);

    /// <summary>Where a sample begins in a channel.</summary>
    private static int Holds(string sample, float[] channel) => IsMostly(Speech.OfMuLaw(Speech.Sample(sample)), channel);

    private static void HoldsNot(string sample, float[] channel) =>
        Assert.Empty(Speech.Find(Speech.Stretches(Speech.OfMuLaw(Speech.Sample(sample))), channel));

    /// <summary>Half of what is said there is here, in the same order: a machine under load loses a packet now and then.</summary>
    private static int IsMostly(float[] known, float[] channel)
    {
        var stretches = Speech.Stretches(known);
        var found = Speech.Find(stretches, channel);
        Assert.NotEmpty(stretches);
        Assert.True(2 * found.Count >= stretches.Count, $"Of {stretches.Count} stretches {found.Count} are there.");
        return found[0];
    }

    private static async Task<byte[]> RecordingAsync(ApiClient api, CampaignRun run, string number, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var attempt = (await run.AttemptsAsync(limit.Token)).Single(attempt => (string?)attempt["phoneNumber"] == number);
            if ((bool?)attempt["recording"]?["complete"] == true)
            {
                return await api.DownloadAsync((string)attempt["recording"]!["url"]!, limit.Token);
            }

            await beat.WaitForNextTickAsync(limit.Token);
        }
    }

    private static async Task<CampaignRun> CreateAsync(ApiClient api, int carrierPort, CancellationToken cancellation)
    {
        var trunk = await api.PostAsync(
            "/api/v1/trunks",
            new { name = "Speaking", host = "127.0.0.1", port = carrierPort, callerNumbers = new[] { "+12025550199" } },
            cancellation);
        var assistant = await api.PostAsync("/api/v1/assistants", new { name = "Garden shop" }, cancellation);
        await api.UploadAsync($"/api/v1/assistants/{(string)assistant["id"]!}/audio", Speech.Sample("announcement.wav"), cancellation);
        var campaign = await api.PostAsync(
            "/api/v1/campaigns",
            new
            {
                name = "Recorded",
                assistantId = (string)assistant["id"]!,
                trunkId = (string)trunk["id"]!,
                callWindow = new { start = "00:00", end = "24:00", timeZone = "America/New_York" },
                legalHours = false,
                voicemail = new { action = "leaveMessage" },
                recording = new { enabled = true, keepDays = 1 },
            },
            cancellation);
        var path = $"/api/v1/campaigns/{(string)campaign["id"]!}";
        await api.UploadAsync($"{path}/voicemail/message", Speech.Sample("message.wav"), cancellation);
        await api.ImportAsync($"{path}/contacts/import", $"phone_number\n{Person}\n{Box}\n", cancellation);
        return CampaignRun.Of(api, (string)campaign["id"]!);
    }
}
