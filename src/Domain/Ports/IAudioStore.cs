namespace Campaigns.Domain.Ports;

/// <summary>Audio files by key, the same on every silo.</summary>
public interface IAudioStore
{
    /// <summary>The WAV file under <paramref name="key"/>, or null when there is none.</summary>
    Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stores a WAV file. Writing the same key again replaces it.</summary>
    Task WriteAsync(string key, byte[] wav, CancellationToken cancellationToken);
}
