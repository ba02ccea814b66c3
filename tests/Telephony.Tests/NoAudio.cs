using Campaigns.Domain.Ports;

namespace Campaigns.Telephony.Tests;

/// <summary>An audio store with nothing in it: the built-in announcement is played.</summary>
internal sealed class NoAudio : IAudioStore
{
    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken) => Task.FromResult<byte[]?>(null);

    public Task WriteAsync(string key, byte[] wav, CancellationToken cancellationToken) => throw new NotSupportedException("Nothing is stored here.");
}
