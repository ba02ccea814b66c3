using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace Campaigns.Cli.Api;

/// <summary>The public HTTP API. Refusals are <see cref="ApiRefusedException"/>.</summary>
internal sealed class CampaignsApi : IDisposable
{
    private const int PageSize = 100;

    private readonly HttpClient _http;

    public CampaignsApi(Uri url, string key)
    {
        // A list of a million contacts is one request, and watching has no end of its own.
        _http = new HttpClient { BaseAddress = new Uri(url, "/"), Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Add("X-Api-Key", key);
    }

    public Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, cancellationToken);

    public Task<JsonNode> PostAsync(string path, HttpContent? content, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, path, content, cancellationToken);

    public async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(HttpMethod.Delete, path, null, cancellationToken);
    }

    /// <summary>Every item of a list, page by page.</summary>
    public async IAsyncEnumerable<JsonNode> AllAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var joint = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string? cursor = null;
        do
        {
            var page = await GetAsync($"{path}{joint}limit={PageSize}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancellationToken);
            foreach (var item in page["items"]!.AsArray())
            {
                yield return item!;
            }

            cursor = page["nextCursor"]?.ToString();
        }
        while (cursor is not null);
    }

    /// <summary>The body as it comes. The caller disposes of the response.</summary>
    public async Task<HttpResponseMessage> OpenAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"api/v1/{path}") { Content = content };
        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new ApiRefusedException(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    public static HttpContent Json(string text) => new StringContent(text, Encoding.UTF8, "application/json");

    public static HttpContent Csv(Stream file)
    {
        var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return content;
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(method, path, content, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }
}
