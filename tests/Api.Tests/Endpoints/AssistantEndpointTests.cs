using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Campaigns.Api.Assistants;
using Campaigns.Domain.Access;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Assistants;
using Campaigns.Persistence.Access;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class AssistantEndpointTests(SharedApi api)
{
    [Fact]
    public async Task Creates_an_assistant_and_keeps_its_audio_through_an_edit()
    {
        var path = await CreateAsync();
        var wav = Wav(1_000);

        Assert.Equal(HttpStatusCode.OK, (await UploadAsync(path, wav, "audio/wav")).StatusCode);
        var edited = await api.Host.Http.PutJsonAsync(path, """{ "name": "Robot", "afterwards": "stayOnLine" }""", HttpStatusCode.OK);

        Assert.Equal(("Robot", "stayOnLine", true), (edited["name"]!.GetValue<string>(), edited["afterwards"]!.GetValue<string>(), edited["hasAudio"]!.GetValue<bool>()));
        using var download = await api.Host.Http.GetAsync($"{path}/audio", TestContext.Current.CancellationToken);
        Assert.Equal("audio/wav", download.Content.Headers.ContentType?.MediaType);
        Assert.Equal(wav, await download.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Refuses_what_is_no_announcement_and_changes_nothing()
    {
        var path = await CreateAsync();

        (await (await UploadAsync(path, "RIFFnonsense"u8.ToArray(), "audio/wav")).ReadAsync(HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/unreadable-file");
        (await (await UploadAsync(path, Wav(100), "audio/mpeg")).ReadAsync(HttpStatusCode.UnsupportedMediaType)).AssertProblem("/problems/unsupported-media-type");
        (await (await UploadAsync(path, Wav(AssistantAudioEndpoints.MaxAudioBytes), "audio/wav")).ReadAsync(HttpStatusCode.RequestEntityTooLarge)).AssertProblem("/problems/too-large");

        Assert.False((await api.Host.Http.GetJsonAsync(path))["hasAudio"]!.GetValue<bool>());
        (await api.Host.Http.GetJsonAsync($"{path}/audio", HttpStatusCode.NotFound)).AssertProblem("/problems/not-found");
    }

    [Fact]
    public async Task Takes_announcements_above_the_limit_of_other_requests()
    {
        var path = await CreateAsync();

        Assert.Equal(HttpStatusCode.OK, (await UploadAsync(path, Wav(5 * 1024 * 1024), "audio/wav")).StatusCode);
    }

    [Fact]
    public async Task Deletes_once()
    {
        var path = await CreateAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await api.Host.Http.DeleteAsync(path, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Host.Http.DeleteAsync(path, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Who_calls_is_said_and_nine_opts_out_unless_it_is_switched_off()
    {
        var usual = await api.Host.Http.PostJsonAsync("/api/v1/assistants", """{ "name": "Usual" }""", HttpStatusCode.Created);
        Assert.True(usual["disclosure"]!["enabled"]!.GetValue<bool>());
        Assert.Equal("9", usual["keypad"]!["optOut"]!.GetValue<string>());

        var silent = await api.Host.Http.PostJsonAsync(
            "/api/v1/assistants", """{ "name": "Silent", "disclosure": { "enabled": false }, "keypad": { "optOut": "off" } }""", HttpStatusCode.Created);
        Assert.False(silent["disclosure"]!["enabled"]!.GetValue<bool>());
        Assert.Equal("off", silent["keypad"]!["optOut"]!.GetValue<string>());
    }

    [Fact]
    public async Task Texts_are_spoken_when_they_are_saved_and_give_way_to_an_upload()
    {
        var created = await api.Host.Http.PostJsonAsync(
            "/api/v1/assistants", """{ "name": "Speaker", "text": "Good day", "disclosure": { "text": "A robot calls" } }""", HttpStatusCode.Created);
        var path = $"/api/v1/assistants/{created["id"]}";
        Assert.Equal("Good day", await api.Host.Http.GetStringAsync($"{path}/audio", TestContext.Current.CancellationToken));
        Assert.Equal("A robot calls", await api.Host.Http.GetStringAsync($"{path}/audio/disclosure", TestContext.Current.CancellationToken));

        await UploadAsync(path, Wav(1_000), "audio/wav");

        Assert.Null((await api.Host.Http.GetJsonAsync(path))["text"]);
        (await api.Host.Http.PutJsonAsync(path, """{ "name": "Speaker", "text": "xyzzy" }""", HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/validation");
    }

    [Fact]
    public async Task A_media_stream_agent_gets_an_account_of_its_own_whose_token_is_shown_once()
    {
        var created = await CreateStreamAsync();
        var path = $"/api/v1/assistants/{created["id"]}";
        var token = created["mediaStream"]!["authToken"]!.GetValue<string>();
        Assert.Equal(32, token.Length);
        Assert.Equal($"AC{Guid.Parse(created["id"]!.GetValue<string>()):N}", created["mediaStream"]!["accountSid"]!.GetValue<string>());

        var edited = await api.Host.Http.PutJsonAsync(
            path, """{ "name": "Agent", "kind": "mediaStream", "mediaStream": { "url": "wss://elsewhere.example/" } }""", HttpStatusCode.OK);
        var read = await api.Host.Http.GetJsonAsync(path);

        Assert.Equal("wss://elsewhere.example/", read["mediaStream"]!["url"]!.GetValue<string>());
        Assert.All([edited, read], answer => Assert.DoesNotContain(token, answer.ToJsonString(), StringComparison.Ordinal));

        // It is still the one that was made at first.
        Assert.Equal(HttpStatusCode.NotFound, await EndAsync(CallOf(created), created["mediaStream"]!["accountSid"]!.GetValue<string>(), token, "completed"));
    }

    [Fact]
    public async Task An_assistant_that_becomes_a_media_stream_agent_shows_its_token_once()
    {
        var path = await CreateAsync();

        var edited = await api.Host.Http.PutJsonAsync(
            path, """{ "name": "Agent", "kind": "mediaStream", "mediaStream": { "url": "wss://agent.example/" } }""", HttpStatusCode.OK);

        Assert.Equal(32, edited["mediaStream"]!["authToken"]!.GetValue<string>().Length);
        Assert.Null((await api.Host.Http.GetJsonAsync(path))["mediaStream"]!["authToken"]);
    }

    [Fact]
    public async Task A_new_token_voids_the_former_and_is_shown_once()
    {
        var created = await CreateStreamAsync();
        var path = $"/api/v1/assistants/{created["id"]}";
        var account = created["mediaStream"]!["accountSid"]!.GetValue<string>();
        var former = created["mediaStream"]!["authToken"]!.GetValue<string>();

        var renewed = (await api.Host.Http.PostJsonAsync($"{path}/media-stream/token", "", HttpStatusCode.OK))["mediaStream"]!["authToken"]!.GetValue<string>();

        Assert.NotEqual(former, renewed);
        Assert.Equal(HttpStatusCode.Unauthorized, await EndAsync(CallOf(created), account, former, "completed"));
        Assert.Equal(HttpStatusCode.NotFound, await EndAsync(CallOf(created), account, renewed, "completed"));
        Assert.Null((await api.Host.Http.GetJsonAsync(path))["mediaStream"]!["authToken"]);
        (await api.Host.Http.PostJsonAsync($"{await CreateAsync()}/media-stream/token", "", HttpStatusCode.Conflict)).AssertProblem("/problems/conflict");
    }

    [Fact]
    public async Task A_key_that_may_only_read_sees_no_token_anywhere_and_makes_none()
    {
        var created = await CreateStreamAsync();
        var token = created["mediaStream"]!["authToken"]!.GetValue<string>();
        var key = await api.Host.Get<ApiKeys>().CreateAsync(new NewApiKey(TeamId.First, "viewer", Scopes.Read), TestContext.Current.CancellationToken);

        // The stand-in of the cluster writes no list.
        var view = (await api.Host.Get<IGrainFactory>().GetGrain<IAssistantGrain>(created["id"]!.GetValue<Guid>()).GetAsync())!;
        Assert.Equal(token, view.Settings.MediaStream!.AuthToken);
        await api.Host.Get<ICampaignDirectory>().SaveAssistantAsync(view.Id, view.Settings, view.Version, deleted: false, TestContext.Current.CancellationToken);

        foreach (var path in (string[])[$"/api/v1/assistants/{created["id"]}", "/api/v1/assistants"])
        {
            using var read = await SendAsync(HttpMethod.Get, path, key);
            var text = await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
            Assert.Contains(created["id"]!.GetValue<string>(), text, StringComparison.Ordinal);
            Assert.DoesNotContain(token, text, StringComparison.Ordinal);
        }

        using var renewed = await SendAsync(HttpMethod.Post, $"/api/v1/assistants/{created["id"]}/media-stream/token", key);
        Assert.Equal(HttpStatusCode.Forbidden, renewed.StatusCode);
    }

    [Fact]
    public async Task An_agent_s_password_is_never_read_back()
    {
        var created = await api.Host.Http.PostJsonAsync(
            "/api/v1/assistants",
            """{ "name": "Desk", "kind": "sip", "sip": { "uri": "sip:agent@pbx.example", "username": "us", "password": "secret" } }""",
            HttpStatusCode.Created);

        Assert.DoesNotContain("secret", created.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("us", created["sip"]!["username"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_fault_of_an_assistant_is_named_at_once()
    {
        var refused = await api.Host.Http.PostJsonAsync(
            "/api/v1/assistants",
            """{ "name": "", "kind": "sip", "sip": { "uri": "tel:911" }, "keypad": { "optOut": "nine", "transfer": "0" } }""",
            HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["keypad.optOut", "keypad.transferTo", "name", "sip.uri"], refused.AssertProblem("/problems/validation").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_agent_ends_its_own_live_call_and_nobody_else_s()
    {
        var agent = await CreateStreamAsync();
        var account = agent["mediaStream"]!["accountSid"]!.GetValue<string>();
        var token = agent["mediaStream"]!["authToken"]!.GetValue<string>();
        var call = $"/2010-04-01/Accounts/{account}/Calls/CA0123456789abcdef0123456789abcdef.json";

        Assert.Equal(HttpStatusCode.Unauthorized, await EndAsync(call, account, "wrong", "completed"));
        Assert.Equal(HttpStatusCode.Unauthorized, await EndAsync(call, account, "", "completed"));
        Assert.Equal(HttpStatusCode.Unauthorized, await EndAsync(call.Replace(account, "AC0198f0000000700080000000000000ff", StringComparison.Ordinal), account, token, "completed"));
        Assert.Equal(HttpStatusCode.BadRequest, await EndAsync(call, account, token, "busy"));
        Assert.Equal(HttpStatusCode.NotFound, await EndAsync(call, account, token, "completed"));
    }

    private Task<JsonNode> CreateStreamAsync() => api.Host.Http.PostJsonAsync(
        "/api/v1/assistants", """{ "name": "Agent", "kind": "mediaStream", "mediaStream": { "url": "wss://agent.example/media" } }""", HttpStatusCode.Created);

    private static string CallOf(JsonNode agent) =>
        $"/2010-04-01/Accounts/{agent["mediaStream"]!["accountSid"]}/Calls/CA0123456789abcdef0123456789abcdef.json";

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string key)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { { "X-Api-Key", key } } };
        return await api.Host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<HttpStatusCode> EndAsync(string path, string account, string token, string status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("Status", status)]),
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{account}:{token}"))) },
        };
        using var response = await api.Host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private async Task<string> CreateAsync()
    {
        JsonNode created = await api.Host.Http.PostJsonAsync("/api/v1/assistants", """{ "name": "Announcement" }""", HttpStatusCode.Created);
        Assert.Equal(("hangUp", false), (created["afterwards"]!.GetValue<string>(), created["hasAudio"]!.GetValue<bool>()));
        return $"/api/v1/assistants/{created["id"]}";
    }

    private async Task<HttpResponseMessage> UploadAsync(string path, byte[] file, string mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{path}/audio") { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);

        // Asks before it sends: a refusal can be read before the connection is closed.
        request.Headers.ExpectContinue = true;
        return await api.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>16-bit mono at 8 kHz.</summary>
    private static byte[] Wav(int audioBytes) =>
    [
        .. "RIFF"u8, .. BitConverter.GetBytes(36 + audioBytes), .. "WAVE"u8,
        .. "fmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, .. BitConverter.GetBytes(8000), .. BitConverter.GetBytes(16000), 2, 0, 16, 0,
        .. "data"u8, .. BitConverter.GetBytes(audioBytes), .. new byte[audioBytes],
    ];
}
