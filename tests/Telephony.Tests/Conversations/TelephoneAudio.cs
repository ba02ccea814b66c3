using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.Tests.Conversations;

/// <summary>A telephone's end of the audio, which SIPp names in its session descriptions: speaks one loud tone, and tells what it hears.</summary>
internal sealed class TelephoneAudio : IDisposable
{
    private const int HeaderBytes = 12;
    private const double ToneHz = 700;

    private readonly UdpClient _socket;
    private readonly byte[] _packet = new byte[HeaderBytes + Frame.Length];
    private ushort _sequence;

    public TelephoneAudio(IPAddress address)
    {
        _socket = new UdpClient(new IPEndPoint(address, 0));
        _packet[0] = 0x80;
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(8), 0x7E1E);
        for (var i = 0; i < Frame.Length; i++)
        {
            // 14 periods of 700 Hz fill a frame of 20 ms: every frame is the same.
            _packet[HeaderBytes + i] = G711.Encode((short)(8000 * Math.Sin(2 * Math.PI * ToneHz * i / Frame.SampleRateHz)), AudioCodec.Pcmu);
        }
    }

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>Packets that arrived and weren't asked for yet.</summary>
    public int Waiting => _socket.Available;

    /// <summary>The next packet: its samples, and where it came from.</summary>
    public async Task<(short[] Samples, IPEndPoint From)> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var received = await _socket.ReceiveAsync(cancellationToken);

            // Payload type 0 only: reports share the port.
            if (received.Buffer.Length == HeaderBytes + Frame.Length && (received.Buffer[1] & 0x7F) == 0)
            {
                return ([.. received.Buffer.Skip(HeaderBytes).Select(octet => G711.Decode(octet, AudioCodec.Pcmu))], received.RemoteEndPoint);
            }
        }
    }

    /// <summary>Speaks 20 ms of its tone for each packet that it hears, as telephones do at their own beat, until <paramref name="heard"/> is satisfied with what comes.</summary>
    public async Task SpeakUntilAsync(Func<short[], bool> heard, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (samples, from) = await ReceiveAsync(cancellationToken);
            if (heard(samples))
            {
                return;
            }

            BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), ++_sequence);
            BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(4), (uint)(_sequence * Frame.Length));
            await _socket.SendAsync(_packet, from, cancellationToken);
        }
    }

    /// <summary>Whether these samples are the tone that a telephone speaks, and loud.</summary>
    public static bool IsTone(ReadOnlySpan<short> samples)
    {
        double sine = 0, cosine = 0, energy = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var angle = 2 * Math.PI * ToneHz * i / Frame.SampleRateHz;
            sine += samples[i] * Math.Sin(angle);
            cosine += samples[i] * Math.Cos(angle);
            energy += (double)samples[i] * samples[i];
        }

        // All of the energy is in the tone, and its amplitude is half of what was spoken at least.
        return energy > samples.Length * 4000.0 * 4000.0 / 2 && 2 * ((sine * sine) + (cosine * cosine)) / samples.Length > 0.9 * energy;
    }

    public void Dispose() => _socket.Dispose();
}
