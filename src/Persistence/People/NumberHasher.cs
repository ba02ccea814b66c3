using System.Security.Cryptography;
using System.Text;

namespace Campaigns.Persistence.People;

/// <summary>Hashes one number after the other: the key is set up once, which costs more than a hash. Not thread safe.</summary>
/// <param name="key">Of the installation.</param>
internal sealed class NumberHasher(byte[] key) : IDisposable
{
    /// <summary>E.164 has 15 digits at most, and the "+".</summary>
    private const int LongestNumber = 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
    private readonly byte[] _octets = new byte[LongestNumber];
    private readonly byte[] _result = new byte[HMACSHA256.HashSizeInBytes];

    /// <summary>The hash of a number (E.164 with "+"), valid until the next one.</summary>
    public ReadOnlySpan<byte> Of(string phoneNumber)
    {
        var length = Encoding.ASCII.GetBytes(phoneNumber.AsSpan()[..Math.Min(LongestNumber, phoneNumber.Length)], _octets);
        _hash.AppendData(_octets.AsSpan(0, length));
        _hash.GetHashAndReset(_result);
        return _result;
    }

    public void Dispose() => _hash.Dispose();
}
