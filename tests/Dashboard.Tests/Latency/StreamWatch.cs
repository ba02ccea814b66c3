using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace Campaigns.Dashboard.Tests.Latency;

/// <summary>The campaign's events as any program hears them, to tell what the way to the API costs from what the way to the pixel does.</summary>
internal sealed class StreamWatch : IDisposable
{
    private static readonly string[] NoCalls = ["capacity", "trunkRefused", "notSent"];

    private readonly HttpClient _http;
    private readonly string _path;
    private readonly List<(double At, long Ended)> _looks = [];

    public StreamWatch(Uri address, string key, string campaign)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Add("X-Api-Key", key);
        _path = $"api/v1/campaigns/{campaign}/events";
    }

    /// <summary>Listens until the campaign is over.</summary>
    public async Task<IReadOnlyList<(double At, long Ended)>> RunAsync()
    {
        using var answer = await _http.GetAsync(new Uri(_path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var events = await answer.Content.ReadAsStreamAsync();
        await foreach (var item in SseParser.Create(events).EnumerateAsync())
        {
            if (item.EventType == "progress")
            {
                var attempts = JsonNode.Parse(item.Data)!["attempts"]!.AsObject();
                _looks.Add(((TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds, attempts.Where(entry => !NoCalls.Contains(entry.Key)).Sum(entry => (long)entry.Value!)));
            }
        }

        return _looks;
    }

    public void Dispose() => _http.Dispose();
}
