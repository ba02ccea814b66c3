using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Campaigns.Api.Assistants;

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
