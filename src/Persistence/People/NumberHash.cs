using Campaigns.Persistence.Secrets;
using Npgsql;

namespace Campaigns.Persistence.People;

/// <summary>
/// Hashes phone numbers under the installation's own key (HMAC-SHA256). Numbers are few enough to be tried out one by one, so a plain hash would hide nothing;
/// whoever has the key as well can still try them. So it is sealed like every secret.
/// </summary>
internal sealed class NumberHash(NpgsqlDataSource dataSource, SecretSeal seal)
{
    private volatile byte[]? _key;

    /// <summary>Reads the key where it isn't known yet. It never changes.</summary>
    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        if (_key is null)
        {
            await using var command = dataSource.CreateCommand("SELECT value FROM installation_secrets WHERE name = 'erasedNumbers'");
            var stored = (byte[])(await command.ExecuteScalarAsync(cancellationToken)
                ?? throw new InvalidOperationException("The installation's key for the numbers of erased people is gone."));
            _key = seal.Open(SecretKind.NumberHash, stored);
        }
    }

    /// <summary>The hash of a number (E.164 with "+"), 32 bytes. After <see cref="LoadAsync"/>.</summary>
    public byte[] Of(string phoneNumber)
    {
        using var hasher = Begin();
        return hasher.Of(phoneNumber).ToArray();
    }

    /// <summary>For many numbers. After <see cref="LoadAsync"/>.</summary>
    public NumberHasher Begin() => new(_key ?? throw new InvalidOperationException("The key isn't loaded."));
}
