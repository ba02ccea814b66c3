using System.Collections.Concurrent;
using Campaigns.Grains.Interfaces.Dialing;
using Campaigns.Grains.Interfaces.DoNotCall;

namespace Campaigns.Api.Tests.Cluster;

internal sealed class SampleDoNotCall : IDoNotCallGrain
{
    public ConcurrentBag<string> Told { get; } = [];

    public Task AddedAsync(Guid team, string[] numbers)
    {
        foreach (var number in numbers)
        {
            Told.Add(number);
        }

        return Task.CompletedTask;
    }

    public Task ListenAsync(string owner, IDialerObserver dialer) => throw new NotSupportedException("Nobody dials here.");
}
