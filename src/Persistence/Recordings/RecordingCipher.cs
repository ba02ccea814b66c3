using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Persistence.Secrets;

namespace Campaigns.Persistence.Recordings;

/// <summary>Seals recordings' segments, each bound to its place: no segment can be passed off as another call's, or as another moment.</summary>
internal sealed class RecordingCipher(IReadOnlyList<InstallationKey> keys)
{
    private readonly InstallationCipher _cipher = new(keys, "Campaigns:Recording:Keys");

    public bool CanSeal => _cipher.CanSeal;

    /// <summary>What the tag adds to a segment's length.</summary>
    public static int Overhead => InstallationCipher.TagBytes;

    public bool Knows(string keyId) => _cipher.Knows(keyId);

    /// <exception cref="InvalidOperationException">There is no key.</exception>
    public SealedOctets Seal(string callId, int segment, ReadOnlySpan<byte> octets) => _cipher.Seal(octets, Place(callId, segment));

    /// <exception cref="CryptographicException">The key is missing, or the segment isn't what was sealed in this place.</exception>
    public byte[] Open(string callId, int segment, SealedOctets sealedSegment) => _cipher.Open(sealedSegment, Place(callId, segment));

    private static byte[] Place(string callId, int segment)
    {
        var place = new byte[Encoding.UTF8.GetByteCount(callId) + sizeof(int)];
        Encoding.UTF8.GetBytes(callId, place);
        BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(^sizeof(int)..), segment);
        return place;
    }
}
