using System.Text.Json;
using Orleans.Storage;

namespace Campaigns.Silo;

/// <summary>Grain state as JSON. Orleans' default can write NodaTime's values but not read them again.</summary>
internal sealed class DomainStorageSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, DomainJson.Options));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, DomainJson.Options)!;
}
