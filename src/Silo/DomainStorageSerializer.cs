using System.Text.Json;
using Campaigns.Persistence.Secrets;
using Orleans.Storage;

namespace Campaigns.Silo;

/// <summary>Grain state as JSON, its secrets sealed. Orleans' default can write NodaTime's values but not read them again.</summary>
internal sealed class DomainStorageSerializer(SecretSeal seal) : IGrainStorageSerializer
{
    private readonly JsonSerializerOptions _options = DomainJson.With(SecretJson.Sealing(seal));

    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, _options));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, _options)!;
}
