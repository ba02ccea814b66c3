using Campaigns.CarrierSimulator.Media;

namespace Campaigns.CarrierSimulator.Tests.Media;

public sealed class RecordingTests
{
    [Fact]
    public void Writes_what_was_heard_as_a_WAV_file_in_its_law_and_leaves_keys_out()
    {
        var folder = Directory.CreateTempSubdirectory("recording-");
        try
        {
            var file = Path.Combine(folder.FullName, "call.wav");
            var recording = new Recording(file, payloadType: 8);
            recording.Add(Packet(8, 1, 2, 3));
            recording.Add(Packet(101, 9, 9));
            recording.Add(Packet(8 | 0x80, 4));
            recording.Write();

            var wav = File.ReadAllBytes(file);
            Assert.Equal("RIFF", System.Text.Encoding.ASCII.GetString(wav, 0, 4));
            Assert.Equal(wav.Length - 8, BitConverter.ToInt32(wav, 4));
            Assert.Equal(6, BitConverter.ToInt16(wav, 20)); // A-law
            Assert.Equal(8000, BitConverter.ToInt32(wav, 24));
            Assert.Equal(4, BitConverter.ToInt32(wav, 40));
            Assert.Equal([1, 2, 3, 4], wav[44..]);
            Assert.Equal([file], Directory.GetFiles(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Packet(int payloadType, params byte[] payload) => [0x80, (byte)payloadType, .. new byte[RtpPacket.HeaderBytes - 2], .. payload];
}
