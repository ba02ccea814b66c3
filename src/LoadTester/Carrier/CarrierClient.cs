using System.Net.Http.Json;

namespace Campaigns.LoadTester.Carrier;

/// <summary>The carrier simulator's control port.</summary>
internal sealed class CarrierClient(Uri stats) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = stats, Timeout = TimeSpan.FromSeconds(30) };

    public async Task<CarrierStats> StatsAsync(CancellationToken cancellationToken) =>
        (await _client.GetFromJsonAsync<CarrierStats>("/stats", cancellationToken))!;

    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        using var response = await _client.PostAsync(new Uri("/reset", UriKind.Relative), null, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => _client.Dispose();
}
