using Campaigns.Audio;
using Campaigns.Sip.Rtp;
using Campaigns.Telephony.Announcements;

namespace Campaigns.Telephony.Tests.Announcements;

public sealed class SpeechCommandTests
{
    [Fact]
    public void Without_a_command_there_is_no_voice() => Assert.False(new SpeechCommand(new SpeechOptions()).Available);

    [Fact]
    public async Task A_file_whose_length_was_left_open_gets_its_length()
    {
        // A program that writes to a pipe: 16-bit mono at 8 kHz, four samples, the length of the audio unknown.
        const string header = """RIFF\377\377\377\177WAVEfmt \020\000\000\000\001\000\001\000\100\037\000\000\200\076\000\000\002\000\020\000data\000\360\377\177""";
        var speech = new SpeechCommand(new SpeechOptions { Command = "sh", Arguments = ["-c", $"cat >/dev/null; printf '{header}'; printf 'abcdefgh'"] });

        var wav = await speech.SpeakAsync("anything", TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromMilliseconds(0.5), new AudioClip(WavReader.Read(wav)).Duration);
    }

    [Theory]
    [InlineData("sh", "-c", "echo no such voice >&2; exit 3", "sh ended with 3: no such voice")]
    [InlineData("/no/such/program", "", "", "/no/such/program can't be started")]
    public async Task A_command_that_fails_says_how(string command, string first, string second, string message)
    {
        var speech = new SpeechCommand(new SpeechOptions { Command = command, Arguments = [first, second] });

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => speech.SpeakAsync("anything", TestContext.Current.CancellationToken));

        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
    }
}
