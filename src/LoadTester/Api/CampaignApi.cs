using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Campaigns.LoadTester.Api;

/// <summary>The public HTTP API as any program would use it. Refusals are <see cref="ApiRefusedException"/>.</summary>
internal sealed class CampaignApi : IDisposable
{
    private const int PageSize = 500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _client;

    public CampaignApi(Uri url, string key)
    {
        // The import of a million rows is one request.
        _client = new HttpClient { BaseAddress = new Uri(url, "/api/v1/"), Timeout = TimeSpan.FromMinutes(30) };
        _client.DefaultRequestHeaders.Add("X-Api-Key", key);
    }

    public Task<string> CreateTrunkAsync(object trunk, CancellationToken cancellationToken) => CreateAsync("trunks", trunk, cancellationToken);

    public Task<TrunkView> ReadTrunkAsync(string trunk, CancellationToken cancellationToken) =>
        SendAsync<TrunkView>(HttpMethod.Get, $"trunks/{trunk}", null, cancellationToken);

    public Task<string> CreateAssistantAsync(object assistant, CancellationToken cancellationToken) =>
        CreateAsync("assistants", assistant, cancellationToken);

    public Task<string> CreateCampaignAsync(object campaign, CancellationToken cancellationToken) =>
        CreateAsync("campaigns", campaign, cancellationToken);

    public Task<ImportView> ImportAsync(string campaign, HttpContent csv, CancellationToken cancellationToken) =>
        SendAsync<ImportView>(HttpMethod.Post, $"campaigns/{campaign}/contacts/import?defaultRegion=US", csv, cancellationToken);

    /// <summary>What an assistant says, as WAV.</summary>
    public Task UploadAnnouncementAsync(string assistant, byte[] wav, CancellationToken cancellationToken) =>
        UploadAsync($"assistants/{assistant}/audio", wav, cancellationToken);

    /// <summary>What a campaign leaves on machines, as WAV.</summary>
    public Task UploadDropMessageAsync(string campaign, byte[] wav, CancellationToken cancellationToken) =>
        UploadAsync($"campaigns/{campaign}/voicemail/message", wav, cancellationToken);

    /// <summary>The WAV file of a recording.</summary>
    /// <param name="url">As the attempt says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<byte[]> DownloadAsync(string url, CancellationToken cancellationToken)
    {
        using var response = await _client.GetAsync(url, cancellationToken);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsByteArrayAsync(cancellationToken)
            : throw new ApiRefusedException(HttpMethod.Get, url, response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    public Task<CampaignView> LaunchAsync(string campaign, CancellationToken cancellationToken) =>
        SendAsync<CampaignView>(HttpMethod.Post, $"campaigns/{campaign}/launch", null, cancellationToken);

    public Task<CampaignView> PauseAsync(string campaign, CancellationToken cancellationToken) =>
        SendAsync<CampaignView>(HttpMethod.Post, $"campaigns/{campaign}/pause", null, cancellationToken);

    public Task<CampaignView> ResumeAsync(string campaign, CancellationToken cancellationToken) =>
        SendAsync<CampaignView>(HttpMethod.Post, $"campaigns/{campaign}/resume", null, cancellationToken);

    public Task<CampaignView> CancelAsync(string campaign, CancellationToken cancellationToken) =>
        SendAsync<CampaignView>(HttpMethod.Post, $"campaigns/{campaign}/cancel?hangUpActiveCalls=true", null, cancellationToken);

    public Task<CampaignView> ReadAsync(string campaign, CancellationToken cancellationToken) =>
        SendAsync<CampaignView>(HttpMethod.Get, $"campaigns/{campaign}", null, cancellationToken);

    public IAsyncEnumerable<CampaignView> CampaignsAsync(CancellationToken cancellationToken) => AllAsync<CampaignView>("campaigns", cancellationToken);

    public IAsyncEnumerable<AttemptView> AttemptsAsync(string campaign, CancellationToken cancellationToken) =>
        AllAsync<AttemptView>($"campaigns/{campaign}/attempts", cancellationToken);

    public IAsyncEnumerable<ContactView> ContactsAsync(string campaign, CancellationToken cancellationToken) =>
        AllAsync<ContactView>($"campaigns/{campaign}/contacts", cancellationToken);

    public void Dispose() => _client.Dispose();

    private async IAsyncEnumerable<T> AllAsync<T>(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var from = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await SendAsync<Page<T>>(HttpMethod.Get, $"{path}?limit={PageSize}{from}", null, cancellationToken);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    private async Task UploadAsync(string path, byte[] wav, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(wav);
        content.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        await SendAsync<Created>(HttpMethod.Put, path, content, cancellationToken);
    }

    private async Task<string> CreateAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(body, options: Json);
        return (await SendAsync<Created>(HttpMethod.Post, path, content, cancellationToken)).Id;
    }

    private async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await _client.SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<T>(Json, cancellationToken))!
            : throw new ApiRefusedException(method, path, response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private sealed record Created(string Id);
}
