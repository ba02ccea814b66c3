using System.Net.Http.Json;

namespace Campaigns.LoadTester.Carrier;

/// <summary>The carrier simulator's control port.</summary>
internal sealed class CarrierClient(Uri stats) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = stats, Timeout = TimeSpan.FromSeconds(30) };

    public async Task<CarrierStats> StatsAsync(CancellationToken cancellationToken) =>
        (await _client.GetFromJsonAsync<CarrierStats>("/stats", cancellationToken))!;

    /// <summary>Every call so far; the carrier must have been told to log them.</summary>
    public async Task<IReadOnlyList<CarrierCall>> CallsAsync(CancellationToken cancellationToken) =>
        (await _client.GetFromJsonAsync<CarrierCalls>("/calls", cancellationToken))!.Calls;

    /// <summary>Disturbs the whole carrier until told "none": "refusing", "silent", "mute", "doubling" or "unreachable".</summary>
    public Task DisturbAsync(string disturbance, CancellationToken cancellationToken) => PostAsync($"/disturbance/{disturbance}", cancellationToken);

    /// <summary>The far ends of all calls that are up hang up.</summary>
    public Task HangUpAllAsync(CancellationToken cancellationToken) => PostAsync("/hang-up", cancellationToken);

    public Task ResetAsync(CancellationToken cancellationToken) => PostAsync("/reset", cancellationToken);

    public void Dispose() => _client.Dispose();

    private async Task PostAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _client.PostAsync(new Uri(path, UriKind.Relative), null, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private sealed record CarrierCalls(IReadOnlyList<CarrierCall> Calls);
}
