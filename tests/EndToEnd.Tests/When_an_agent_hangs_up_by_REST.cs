using System.Net;
using System.Text.Json.Nodes;
using Campaigns.EndToEnd.Tests.Carrier;
using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.Testing;

namespace Campaigns.EndToEnd.Tests;

/// <summary>A media stream agent ends its live call by the request that agents' libraries make; the carrier sees the BYE.</summary>
public sealed class When_an_agent_hangs_up_by_REST(PostgresCluster postgres)
{
    [Fact]
    public async Task The_call_ends_and_the_attempt_says_that_the_assistant_hung_up()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        await using var carrier = await SpeakingCarrier.StartAsync(Speech.Sample("hello-1.wav"), Speech.Sample("greeting-1.wav"), cancellation);
        await using var installation = await TestInstallation.StartAsync(postgres, silos: 0, cancellation, media: "Rtp");
        using var agent = new StreamAgent(installation.Address);
        var (run, token) = await CreateAsync(installation.Client, carrier.Port, agent.Url, cancellation);
        var serving = agent.ServeAsync(token, limit.Token);

        await run.LaunchAsync(cancellation);
        var (events, answer, body) = await serving;

        Assert.Equal(HttpStatusCode.OK, answer);
        Assert.Equal("completed", (string?)JsonNode.Parse(body)!["status"]);
        Assert.Equal(["connected", "start", "stop"], events);
        await run.UntilCompletedAsync(TimeSpan.FromMinutes(1), cancellation);
        var attempt = Assert.Single(await run.AttemptsAsync(cancellation));
        Assert.Equal(("answered", "assistantHungUp", "us"), ((string?)attempt["disposition"], (string?)attempt["cause"], (string?)attempt["endedBy"]));
        Assert.Null(attempt["assistantFailure"]);

        // The far end's recording is closed by our BYE: its own would not come.
        Assert.NotEmpty(await carrier.HeardAsync((string)attempt["callId"]!, cancellation));
    }

    private static async Task<(CampaignRun Run, string Token)> CreateAsync(ApiClient api, int carrierPort, string agentUrl, CancellationToken cancellation)
    {
        var trunk = await api.PostAsync(
            "/api/v1/trunks",
            new { name = "Speaking", host = "127.0.0.1", port = carrierPort, callerNumbers = new[] { "+12025550199" } },
            cancellation);
        var assistant = await api.PostAsync(
            "/api/v1/assistants",
            new { name = "Agent", kind = "mediaStream", mediaStream = new { url = agentUrl }, disclosure = new { enabled = false } },
            cancellation);
        var campaign = await api.PostAsync(
            "/api/v1/campaigns",
            new
            {
                name = "Agent",
                assistantId = (string)assistant["id"]!,
                trunkId = (string)trunk["id"]!,
                callWindow = new { start = "00:00", end = "24:00", timeZone = "America/New_York" },
                legalHours = false,
                voicemail = new { detection = false },
            },
            cancellation);
        var path = $"/api/v1/campaigns/{(string)campaign["id"]!}";
        await api.ImportAsync($"{path}/contacts/import", "phone_number\n+12025550100\n", cancellation);
        return (CampaignRun.Of(api, (string)campaign["id"]!), (string)assistant["mediaStream"]!["authToken"]!);
    }
}
