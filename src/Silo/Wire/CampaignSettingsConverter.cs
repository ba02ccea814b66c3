using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Campaigns.Domain.Campaigns;

namespace Campaigns.Silo.Wire;

/// <summary>
/// Lets settings travel as <see cref="CampaignSettingsOnWire"/>. Every order to dial and every report carries the settings that it was made under; there are few
/// different ones, so each is written and read as JSON once, and who gets the same text gets the same object.
/// </summary>
[RegisterConverter]
internal sealed class CampaignSettingsConverter : IConverter<CampaignSettings, CampaignSettingsOnWire>
{
    /// <summary>So many texts are kept; a kilobyte or two each, 64 KiB at most.</summary>
    private const int Kept = 256;

    private readonly ConditionalWeakTable<CampaignSettings, byte[]> _written = [];
    private readonly ConcurrentDictionary<byte[], CampaignSettings> _read = new(SameText.Comparer);

    /// <inheritdoc/>
    public CampaignSettings ConvertFromSurrogate(in CampaignSettingsOnWire surrogate)
    {
        if (_read.TryGetValue(surrogate.Json, out var known))
        {
            return known;
        }

        var settings = JsonSerializer.Deserialize<CampaignSettings>(surrogate.Json, DomainJson.Options)!;
        if (_read.Count >= Kept)
        {
            _read.Clear();
        }

        return _read.GetOrAdd(surrogate.Json, settings);
    }

    /// <inheritdoc/>
    public CampaignSettingsOnWire ConvertToSurrogate(in CampaignSettings value) => new()
    {
        Json = _written.GetValue(value, static settings => JsonSerializer.SerializeToUtf8Bytes(settings, DomainJson.Options)),
    };

    private sealed class SameText : IEqualityComparer<byte[]>
    {
        public static SameText Comparer { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] text)
        {
            HashCode hash = default;
            hash.AddBytes(text);
            return hash.ToHashCode();
        }
    }
}
