using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Campaigns.Persistence.Access;

/// <summary>
/// API keys, of which only SHA-256 hashes are stored. A key reads "oc_id_secret": the id finds the row, the secret is 256 random bits,
/// so that a plain hash is enough and nothing can be looked up by guessing.
/// </summary>
public sealed class ApiKeys(NpgsqlDataSource dataSource)
{
    private const string Prefix = "oc";
    private const int IdBytes = 6;
    private const int SecretBytes = 32;

    /// <summary>Makes a key. This is the only time that it can be read.</summary>
    /// <param name="label">For the operator, to tell keys apart.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string> CreateAsync(string label, CancellationToken cancellationToken)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        await using var command = dataSource.CreateCommand("INSERT INTO api_keys (key_id, secret_hash, label) VALUES ($1, $2, $3)")
            .With(id)
            .With(Hash(secret))
            .With(label);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return $"{Prefix}_{id}_{secret}";
    }

    /// <summary>True for a key that was made here. The comparison's time says nothing about the secret.</summary>
    public async Task<bool> VerifyAsync(string key, CancellationToken cancellationToken)
    {
        if (key.Split('_', 3) is not [Prefix, var id, var secret])
        {
            return false;
        }

        await using var command = dataSource.CreateCommand("SELECT secret_hash FROM api_keys WHERE key_id = $1").With(id);
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] stored && CryptographicOperations.FixedTimeEquals(stored, Hash(secret));
    }

    /// <summary>True once any key was made.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT EXISTS (SELECT 1 FROM api_keys)");
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
