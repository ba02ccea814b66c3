using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Campaigns.EndToEnd.Tests.Installation;

/// <summary>The public HTTP API, as any program would use it.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;

    public ApiClient(Uri address, string key)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Add("X-Api-Key", key);
    }

    /// <summary>POST with JSON; the answer's body. Anything but success fails with what the API said.</summary>
    public async Task<JsonNode> PostAsync(string path, object? body, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync(path, body ?? new { }, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>POST without a body.</summary>
    public async Task<JsonNode> CommandAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsync(path, null, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>POST of a CSV file.</summary>
    public async Task<JsonNode> ImportAsync(string path, string csv, CancellationToken cancellationToken)
    {
        using var content = new StringContent(csv, System.Text.Encoding.UTF8, "text/csv");
        using var response = await _http.PostAsync(path, content, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>PUT of a WAV file.</summary>
    public async Task<JsonNode> UploadAsync(string path, byte[] wav, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(wav);
        content.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        using var response = await _http.PutAsync(path, content, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    public async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(path, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>GET of a file.</summary>
    public async Task<byte[]> DownloadAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(path, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>Every item of a paged list.</summary>
    public async Task<IReadOnlyList<JsonNode>> ListAsync(string path, CancellationToken cancellationToken)
    {
        List<JsonNode> items = [];
        string? cursor = null;
        do
        {
            var page = await GetAsync($"{path}?limit=500{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancellationToken);
            items.AddRange(page["items"]!.AsArray().Select(item => item!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);

        return items;
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {(int)response.StatusCode} {text}");
    }
}
