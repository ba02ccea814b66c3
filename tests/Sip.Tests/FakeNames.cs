using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Resolution;

namespace Campaigns.Sip.Tests;

/// <summary>DNS as a test says it is.</summary>
internal sealed class FakeNames : INameQueries
{
    public Func<string, Task<IPAddress[]>> Resolve { get; init; } = _ => Task.FromResult<IPAddress[]>([]);

    public Dictionary<string, ServiceRecord[]> Services { get; } = [];

    public async Task<IReadOnlyList<IPAddress>> AddressesAsync(string host, AddressFamily family, CancellationToken cancellationToken) =>
        await Resolve(host);

    public Task<IReadOnlyList<ServiceRecord>> ServicesAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ServiceRecord>>(Services.GetValueOrDefault(name) ?? []);
}
