using System.Diagnostics;
using System.Text;
using Campaigns.Sip.Authentication;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Tests.Messages;

/// <summary>
/// Valid input, mutated at random for a bounded time: nothing throws, nothing takes long, nothing allocates beyond its input's measure. The
/// seed is printed, and SIP_FUZZ_SEED runs it again.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int FewestInputs = 100;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1.5);

    // A parser may make a few strings and lists of what it read.
    private const long AllocatedPerOctet = 64;
    private const long AllocatedAtLeast = 16_384;

    private static readonly TimeSpan SlowestOne = TimeSpan.FromSeconds(30);

    private const int SeedOfContinuousIntegration = 4475;

    [Fact]
    public void SIP_messages() => Fuzz(
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Messages", "Torture"), "*.dat").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)],
        octets =>
        {
            var message = new SipMessage();
            if (SipParser.Parse(octets, octets.Length, message) == ParseFault.None)
            {
                _ = SdpNegotiation.AcceptAnswer(SdpBody.Read(message), System.Net.Sockets.AddressFamily.InterNetwork);
                _ = SessionExpires.Read(message);
            }
        });

    [Fact]
    public void Session_descriptions() => Fuzz(
        [Encoding.ASCII.GetBytes(Peer.Sdp), "v=0\r\nc=IN IP6 ::1/127\r\nm=audio 4000/2 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=sendonly\r\nm=video 9 RTP/AVP 31\r\n"u8.ToArray()],
        octets => SdpParser.Parse(octets));

    [Fact]
    public void Via_and_addresses() => Fuzz(
        ["SIP / 2.0 / UDP [2001:db8::9]:5070;rport;received=192.0.2.1;branch=z9hG4bK\"x\", SIP/2.0/TCP b"u8.ToArray(), "\"A \\\" B\" <sip:u;p=1@h:5060;lr?x=y>;tag=1;q=0.5"u8.ToArray()],
        octets =>
        {
            if (ViaField.TryParse(octets, out var via))
            {
                _ = via.SentByPort;
                _ = via.Branch.Length;
            }

            if (NameAddress.TryParse(octets, out var address) && SipUri.TryParse(address.Uri, out var uri))
            {
                _ = uri.IsLooseRoute;
                _ = address.Tag.Length;
            }
        });

    [Fact]
    public void Challenges_reasons_and_session_timers()
    {
        const string Head = "SIP/2.0 401 Unauthorized\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:b@c>;tag=2\r\nCall-ID: id\r\nCSeq: 1 INVITE\r\n";
        Fuzz(
            [Encoding.ASCII.GetBytes(
                Head + "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth,auth-int\", algorithm=SHA-256, stale=true, opaque=\"o\"\r\n"
                + "Proxy-Authenticate: Basic x, Digest realm=\"s\", nonce=\"m\"\r\nReason: SIP;cause=200, Q.850;cause=16;text=\"x\"\r\n"
                + "Retry-After: 120 (maintenance);duration=3600\r\nSession-Expires: 1800;refresher=uac\r\nMin-SE: 90\r\nRSeq: 1\r\nRequire: 100rel, timer\r\n\r\n")],
            octets =>
            {
                var message = new SipMessage();
                if (SipParser.Parse(octets, octets.Length, message) == ParseFault.None)
                {
                    _ = DigestChallenge.Strongest(message);
                    _ = ReasonHeader.Find(message, "Q.850");
                    _ = RetryAfter.Read(message);
                    _ = SessionExpires.Read(message);
                    _ = SessionExpires.ReadLeast(message);
                    _ = OptionTags.RequiresUnknown(message);
                }
            });
    }

    [Fact]
    public void RTP_packets() => Fuzz(
        [[0x80 | 0x20 | 0x10 | 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 0xBE, 0xDE, 0, 1, 9, 9, 9, 9, 42, 43, 0, 0, 3]],
        octets => RtpHeader.TryRead(octets, out _, out _));

    [Fact]
    public async Task An_endpoint_with_a_call_up()
    {
        var faults = new List<Exception>();
        await using var trunk = new FakeTrunk(options => options with { ObserverFault = faults.Add });
        await trunk.PlaceAndConfirmAsync();
        var valid = new List<byte[]>();
        string[] methods = ["INVITE", "UPDATE", "INFO", "OPTIONS", "NOTIFY"];
        for (var i = 0; i < methods.Length; i++)
        {
            valid.Add(Encoding.UTF8.GetBytes(Peer.Request(
                trunk.Invite, methods[i], i + 1, sdp: Peer.Sdp, headers: ["Supported: timer", "Session-Expires: 90;refresher=uac", "Contact: <sip:callee@192.0.2.20>"])));
        }

        valid.Add(Encoding.UTF8.GetBytes(Peer.Answer(trunk.Invite)));
        valid.Add(Encoding.UTF8.GetBytes(Peer.Respond(trunk.Invite, "183 Session Progress", headers: ["Require: 100rel", "RSeq: 1"])));

        // The endpoint keeps transactions, so memory is the tables' business here, not one message's.
        Fuzz(valid, octets => trunk.Network.Deliver(octets), boundsMemory: false);

        Assert.Empty(faults);
    }

    private void Fuzz(IReadOnlyList<byte[]> valid, Action<byte[]> read, bool boundsMemory = true)
    {
        // Continuous integration repeats one seed, so that a change is judged by the change; everybody else explores.
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SIP_FUZZ_SEED"), out var given) ? given
            : Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? SeedOfContinuousIntegration
            : System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"SIP_FUZZ_SEED={seed}");
        var mutator = new Mutator(seed);
        var watch = Stopwatch.StartNew();
        var runs = 0;
        for (; watch.Elapsed < Budget || runs < FewestInputs; runs++)
        {
            var octets = mutator.Mutate(valid);
            var copy = octets.ToArray();
            var began = watch.Elapsed;
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(octets);
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed}, run {runs}: {exception}\n{Convert.ToHexString(copy)}");
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(watch.Elapsed - began < SlowestOne, $"seed {seed}, run {runs} took {watch.Elapsed - began}\n{Convert.ToHexString(copy)}");
            Assert.True(
                !boundsMemory || allocated < AllocatedAtLeast + (AllocatedPerOctet * copy.Length),
                $"seed {seed}, run {runs} allocated {allocated} for {copy.Length} octets\n{Convert.ToHexString(copy)}");
        }

        output.WriteLine($"{runs} inputs");
    }
}
