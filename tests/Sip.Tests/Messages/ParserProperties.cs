using System.Text;
using Campaigns.Sip.Authentication;
using Campaigns.Sip.Dialogs;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Sdp;
using CsCheck;

namespace Campaigns.Sip.Tests.Messages;

/// <summary>Whatever arrives, parsing ends quickly, throws nothing, and what it accepts keeps the rules the stack relies on.</summary>
public sealed class ParserProperties
{
    private static readonly byte[][] Corpus =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Messages", "Torture"), "*.dat").Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ];

    private static readonly string[] Inserts = ["", "\r\n", " ", "\"", "<", ">", ";", ",", ":", "\r\n ", "\\", "=", "\0", "SIP/2.0"];

    private static readonly Gen<byte[]> Mutated = Gen.Select(
        Gen.Int[0, Corpus.Length - 1],
        Gen.Select(Gen.Int[0, 4000], Gen.Byte).Array[0, 12],
        Gen.Int[0, 4000],
        Gen.Int[0, Inserts.Length - 1].Select(choice => Inserts[choice]),
        (index, changes, cut, inserted) =>
        {
            var octets = new List<byte>(Corpus[index]);
            foreach (var (position, value) in changes)
            {
                octets[position % octets.Count] = value;
            }

            octets.InsertRange(cut % octets.Count, Encoding.ASCII.GetBytes(inserted));
            return octets.Take(1 + (cut * 7 % octets.Count)).ToArray();
        });

    [Fact]
    public void Changed_and_cut_messages_never_break_the_parser() => Mutated.Sample(Survives, iter: 20_000);

    [Fact]
    public void Noise_never_breaks_the_parser() => Gen.Byte.Array[0, 3000].Sample(Survives, iter: 5_000);

    [Fact]
    public void Changed_session_descriptions_never_break_their_parser()
    {
        var sdp = Encoding.ASCII.GetBytes(
            "v=0\r\no=- 1 1 IN IP4 192.0.2.5\r\ns=-\r\nc=IN IP4 192.0.2.5\r\nt=0 0\r\nm=audio 4000/2 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=sendonly\r\nm=video 9 RTP/AVP 31\r\n");
        Gen.Select(Gen.Select(Gen.Int[0, 400], Gen.Byte).Array[0, 8], Gen.Int[1, sdp.Length]).Sample(
            (changes, length) =>
            {
                var octets = sdp[..length];
                foreach (var (position, value) in changes)
                {
                    octets[position % octets.Length] = value;
                }

                var media = SdpNegotiation.AcceptAnswer(octets, System.Net.Sockets.AddressFamily.InterNetwork);
                return media is null || media.RemoteEndPoint.Port != 0;
            },
            iter: 20_000);
    }

    private static bool Survives(byte[] datagram)
    {
        var message = new SipMessage();
        if (SipParser.Parse(datagram, datagram.Length, message) != ParseFault.None)
        {
            return true;
        }

        // Everything the stack reads from an accepted message.
        foreach (var kind in Enum.GetValues<HeaderKind>())
        {
            foreach (var value in message.Values(kind))
            {
                if (value.ContainsAny((byte)'\r', (byte)'\n'))
                {
                    return false;
                }

                _ = NameAddress.TryParse(value, out _);
                _ = SipUri.TryParse(value, out _);
            }
        }

        _ = ReasonHeader.Find(message, "Q.850");
        _ = RetryAfter.Read(message);
        _ = DigestChallenge.Strongest(message);
        _ = SdpParser.Parse(message.Body);
        _ = Dialog.ReadContact(message);
        return !message.CallId.IsEmpty && message.CSeq <= int.MaxValue && !message.TopViaBranch.ContainsAny((byte)'\r', (byte)'\n');
    }
}
