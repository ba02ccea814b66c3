using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Campaigns.Persistence.Recordings;

/// <summary>
/// AES-256-GCM for recordings' segments. The first key seals, any opens: a new key is put in front of the old ones, which stay until what they
/// sealed has expired.
/// </summary>
internal sealed class RecordingCipher(IReadOnlyList<RecordingKey> keys)
{
    private const int TagBytes = 16;

    public bool CanSeal => keys.Count > 0;

    /// <summary>What the tag adds to a segment's length.</summary>
    public static int Overhead => TagBytes;

    public bool Knows(string keyId) => keys.Any(key => key.Id == keyId);

    /// <exception cref="InvalidOperationException">There is no key.</exception>
    public SealedSegment Seal(string callId, int segment, ReadOnlySpan<byte> octets)
    {
        if (keys.Count == 0)
        {
            throw new InvalidOperationException("No key is configured for recordings (Campaigns:Recording:Keys).");
        }

        // Random: each nonce is used once under its key in all likelihood, even after 2^32 segments, which are 680 years of audio.
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var text = new byte[octets.Length + TagBytes];
        using var aes = new AesGcm(keys[0].Octets, TagBytes);
        aes.Encrypt(nonce, octets, text.AsSpan(..octets.Length), text.AsSpan(octets.Length..), Place(callId, segment));
        return new SealedSegment(keys[0].Id, nonce, text);
    }

    /// <exception cref="CryptographicException">The key is missing, or the segment isn't what was sealed in this place.</exception>
    public byte[] Open(string callId, int segment, SealedSegment sealedSegment)
    {
        var key = keys.FirstOrDefault(key => key.Id == sealedSegment.KeyId)
            ?? throw new CryptographicException($"The recording is encrypted under key {sealedSegment.KeyId}, which is not in Campaigns:Recording:Keys.");
        if (sealedSegment.Text.Length < TagBytes)
        {
            throw new CryptographicException("The segment is cut off.");
        }

        var octets = new byte[sealedSegment.Text.Length - TagBytes];
        using var aes = new AesGcm(key.Octets, TagBytes);
        aes.Decrypt(
            sealedSegment.Nonce, sealedSegment.Text.AsSpan(..octets.Length), sealedSegment.Text.AsSpan(octets.Length..), octets, Place(callId, segment));
        return octets;
    }

    /// <summary>Bound to its place, so that no segment can be passed off as another call's, or as another moment.</summary>
    private static byte[] Place(string callId, int segment)
    {
        var place = new byte[Encoding.UTF8.GetByteCount(callId) + sizeof(int)];
        Encoding.UTF8.GetBytes(callId, place);
        BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(^sizeof(int)..), segment);
        return place;
    }
}
