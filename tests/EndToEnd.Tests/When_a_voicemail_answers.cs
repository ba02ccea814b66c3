using Campaigns.EndToEnd.Tests.Carrier;
using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.Testing;

namespace Campaigns.EndToEnd.Tests;

/// <summary>One contact, whose voicemail box greets, beeps and records: the recording is the judge.</summary>
public sealed class When_a_voicemail_answers(PostgresCluster postgres)
{
    private const int FrameMs = 20;

    [Fact]
    public async Task The_assistant_talks_at_once_and_the_whole_message_is_on_the_box_after_the_beep()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var carrier = await VoicemailCarrier.StartAsync(cancellation);
        await using var installation = await TestInstallation.StartAsync(postgres, silos: 0, cancellation, media: "Rtp");
        var run = await CreateAsync(installation.Client, carrier.Port, cancellation);

        await run.LaunchAsync(cancellation);
        await run.UntilCompletedAsync(TimeSpan.FromMinutes(2), cancellation);

        var attempt = Assert.Single(await run.AttemptsAsync(cancellation));
        Assert.Equal("voicemail", (string?)attempt["disposition"]);
        Assert.Equal("messageDropped", (string?)attempt["cause"]);
        Assert.Equal("machine", (string?)attempt["detection"]!["verdict"]);
        Assert.Equal("beep", (string?)attempt["detection"]!["greetingEnd"]);
        Assert.True((bool?)attempt["detection"]!["messageDropped"]);
        Assert.InRange((int)attempt["detection"]!["tookMs"]!, 500, 5000);

        var recording = await carrier.RecordingAsync(cancellation);
        Assert.InRange(ToneMessage.LoudFramesIn(recording, frames: 1000 / FrameMs), 10, 50);
        var message = ToneMessage.FramesIn(recording);
        var whole = (int)(ToneMessage.Length.TotalMilliseconds / FrameMs);
        Assert.InRange(message.Count, whole - 2, whole);

        // The box' clock starts with its 200, the recording with our first packet after it.
        Assert.InRange(message[0] * FrameMs, VoicemailCarrier.UntilRecording.TotalMilliseconds - 100, VoicemailCarrier.UntilRecording.TotalMilliseconds + 1500);
    }

    private static async Task<CampaignRun> CreateAsync(ApiClient api, int carrierPort, CancellationToken cancellation)
    {
        var trunk = await api.PostAsync(
            "/api/v1/trunks",
            new { name = "Voicemail", host = "127.0.0.1", port = carrierPort, callerNumbers = new[] { "+12025550100" } },
            cancellation);
        var assistant = await api.PostAsync("/api/v1/assistants", new { name = "Announcement", afterwards = "stayOnLine" }, cancellation);
        var campaign = await api.PostAsync(
            "/api/v1/campaigns",
            new
            {
                name = "Voicemail",
                assistantId = (string)assistant["id"]!,
                trunkId = (string)trunk["id"]!,
                callWindow = new { start = "00:00", end = "24:00", timeZone = "America/New_York" },
                legalHours = false,
                voicemail = new { action = "leaveMessage" },
            },
            cancellation);
        var path = $"/api/v1/campaigns/{(string)campaign["id"]!}";
        var uploaded = await api.UploadAsync($"{path}/voicemail/message", ToneMessage.Wav(), cancellation);
        Assert.True((bool)uploaded["hasDropMessage"]!);
        await api.ImportAsync($"{path}/contacts/import", "phone_number\n+12012341000\n", cancellation);
        return CampaignRun.Of(api, (string)campaign["id"]!);
    }
}
