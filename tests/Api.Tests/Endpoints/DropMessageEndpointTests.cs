using System.Net;
using System.Net.Http.Headers;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class DropMessageEndpointTests(SharedApi api)
{
    [Fact]
    public async Task A_message_is_uploaded_kept_through_an_edit_and_removed()
    {
        var path = $"/api/v1/campaigns/{await api.Host.Http.CreateCampaignAsync()}";
        var wav = Wav(1_000);

        var uploaded = await (await UploadAsync(path, wav)).ReadAsync(HttpStatusCode.OK);
        Assert.True(uploaded["hasDropMessage"]!.GetValue<bool>());
        Assert.Equal(2, uploaded["version"]!.GetValue<int>());
        Assert.True((await api.Host.Http.PutJsonAsync(path, Body(""), HttpStatusCode.OK))["hasDropMessage"]!.GetValue<bool>());
        using (var download = await api.Host.Http.GetAsync($"{path}/voicemail/message", TestContext.Current.CancellationToken))
        {
            Assert.Equal(wav, await download.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        using var removed = await api.Host.Http.DeleteAsync($"{path}/voicemail/message", TestContext.Current.CancellationToken);
        Assert.False((await removed.ReadAsync(HttpStatusCode.OK))["hasDropMessage"]!.GetValue<bool>());
        (await api.Host.Http.GetJsonAsync($"{path}/voicemail/message", HttpStatusCode.NotFound)).AssertProblem("/problems/not-found");
    }

    [Fact]
    public async Task A_text_is_spoken_when_it_is_saved_and_takes_the_place_of_an_upload()
    {
        var path = $"/api/v1/campaigns/{await api.Host.Http.CreateCampaignAsync()}";
        await UploadAsync(path, Wav(1_000));

        var edited = await api.Host.Http.PutJsonAsync(path, Body("""{ "messageText": "Please call us back." }"""), HttpStatusCode.OK);

        Assert.Equal(("Please call us back.", true), (edited["voicemail"]!["messageText"]!.GetValue<string>(), edited["hasDropMessage"]!.GetValue<bool>()));
        using var download = await api.Host.Http.GetAsync($"{path}/voicemail/message", TestContext.Current.CancellationToken);
        Assert.Equal("Please call us back.", await download.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.False((await api.Host.Http.PutJsonAsync(path, Body(""), HttpStatusCode.OK))["hasDropMessage"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_voice_that_fails_is_told_to_whoever_saves_and_nothing_changes()
    {
        var path = $"/api/v1/campaigns/{await api.Host.Http.CreateCampaignAsync()}";

        var problem = await api.Host.Http.PutJsonAsync(path, Body("""{ "messageText": "xyzzy" }"""), HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["voicemail.messageText"], problem.AssertProblem("/problems/validation"));
        Assert.Equal(1, (await api.Host.Http.GetJsonAsync(path))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_is_no_recording_is_refused_and_so_is_an_upload_while_the_campaign_runs()
    {
        var id = await api.Host.Http.CreateCampaignAsync();
        var path = $"/api/v1/campaigns/{id}";
        (await (await UploadAsync(path, "RIFFnonsense"u8.ToArray())).ReadAsync(HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/unreadable-file");
        await api.Host.Http.CommandAsync(id, "launch");

        (await (await UploadAsync(path, Wav(1_000))).ReadAsync(HttpStatusCode.Conflict)).AssertProblem("/problems/conflict");
    }

    private static string Body(string voicemail) => $$"""
        { "name": "Spring", "assistantId": "{{Guid.NewGuid()}}", "trunkId": "{{Guid.NewGuid()}}"{{(voicemail.Length == 0 ? "" : $", \"voicemail\": {voicemail}")}} }
        """;

    private async Task<HttpResponseMessage> UploadAsync(string path, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        return await api.Host.Http.PutAsync($"{path}/voicemail/message", content, TestContext.Current.CancellationToken);
    }

    /// <summary>16-bit mono at 8 kHz.</summary>
    private static byte[] Wav(int audioBytes) =>
    [
        .. "RIFF"u8, .. BitConverter.GetBytes(36 + audioBytes), .. "WAVE"u8,
        .. "fmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, .. BitConverter.GetBytes(8000), .. BitConverter.GetBytes(16000), 2, 0, 16, 0,
        .. "data"u8, .. BitConverter.GetBytes(audioBytes), .. new byte[audioBytes],
    ];
}
