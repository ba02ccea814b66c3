using System.Text;

namespace Campaigns.Sip.Tests.Messages;

/// <summary>Changes valid input as a hostile or broken peer would. The same seed gives the same changes.</summary>
internal sealed class Mutator(int seed)
{
    private const int Longest = 60_000;

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "\r\n", "\r\n ", "\n", "\0", " ", "\t", "\"", "\\", "<", ">", ";", ",", ":", "=", "@", "[", "]", "%00", "-1", "4294967296", "99999999999999999999",
            "SIP/2.0", "sip:", "INVITE", "Content-Length: 9999\r\n", "Via: SIP/2.0/UDP x\r\n", "m=audio 0 RTP/AVP 0\r\n", ";tag=", ";branch=z9hG4bK",
        }.Select(Encoding.ASCII.GetBytes),
        [0xFF, 0xFE],
        [0xC0, 0x80],
    ];

    // Reproducible by its seed, which is what a fuzz test needs and secrets must not have.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    public byte[] Mutate(IReadOnlyList<byte[]> valid)
    {
        var octets = new List<byte>(valid[_random.Next(valid.Count)]);
        for (var changes = _random.Next(1, 9); changes > 0 && octets.Count > 0; changes--)
        {
            Change(octets, valid);
        }

        return octets.Count == 0 ? [0] : [.. octets];
    }

    private void Change(List<byte> octets, IReadOnlyList<byte[]> valid)
    {
        var at = _random.Next(octets.Count);
        var length = Math.Min(_random.Next(1, 40), octets.Count - at);
        switch (_random.Next(8))
        {
            case 0:
                octets[at] = (byte)_random.Next(256);
                break;
            case 1:
                octets[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 2:
                octets.RemoveRange(at, length);
                break;
            case 3:
                octets.InsertRange(at, Pieces[_random.Next(Pieces.Length)]);
                break;
            case 4:
                octets.InsertRange(at, octets.GetRange(at, length));
                break;
            case 5:
                octets.RemoveRange(at, octets.Count - at);
                break;
            case 6:
                var other = valid[_random.Next(valid.Count)];
                octets.InsertRange(at, other.AsSpan(_random.Next(other.Length)).ToArray());
                break;
            default:
                // Long runs, now and then.
                octets.InsertRange(at, Enumerable.Repeat(octets[at], _random.Next(20) == 0 ? _random.Next(Longest) : length));
                break;
        }

        if (octets.Count > Longest)
        {
            octets.RemoveRange(Longest, octets.Count - Longest);
        }
    }
#pragma warning restore CA5394
}
