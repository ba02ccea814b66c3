using Campaigns.Domain.Ports;
using Npgsql;

namespace Campaigns.Persistence.Audio;

/// <summary>Audio files as rows: every silo sees them, with nothing but the database to share.</summary>
internal sealed class AudioStore(NpgsqlDataSource dataSource) : IAudioStore
{
    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT wav FROM audio_files WHERE audio_key = $1").With(key);
        return (byte[]?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public async Task WriteAsync(string key, byte[] wav, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            INSERT INTO audio_files (audio_key, wav) VALUES ($1, $2)
            ON CONFLICT (audio_key) DO UPDATE SET wav = excluded.wav, written_at = now()
            """).With(key).With(wav);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
