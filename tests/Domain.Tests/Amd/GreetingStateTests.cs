using Campaigns.Domain.Amd;

namespace Campaigns.Domain.Tests.Amd;

public sealed class GreetingStateTests
{
    [Theory]
    [InlineData("voice 3000, silence 500, tone 1000 300, silence 3000", GreetingEnd.Beep, 3900)]
    [InlineData("voice 3000, silence 1900, tone 1000 300, silence 3000", GreetingEnd.Beep, 5300)]
    [InlineData("voice 3000, silence 3000", GreetingEnd.Silence, 5000)]
    [InlineData("voice 1000, silence 1500, voice 1000, silence 3000", GreetingEnd.Silence, 5500)] // A breath ends nothing.
    [InlineData("silence 7000", GreetingEnd.Silence, 6000)]
    [InlineData("silence 4000, voice 1000, silence 3000", GreetingEnd.Silence, 7000)]
    [InlineData("voice 70000", GreetingEnd.TooLong, 60000)]
    public void Ends_with_the_beep_or_with_silence(string line, GreetingEnd end, int atMs)
    {
        var farEnd = default(FarEnd);
        var heardMs = 0;
        foreach (var frame in Sounds.Frames(line).TakeWhile(_ => farEnd.GreetingEnd is null))
        {
            farEnd = farEnd.After(new AmdSettings(), new GreetingSettings(), frame);
            heardMs += FrameLevel.FrameMs;
        }

        Assert.Equal(end, farEnd.GreetingEnd);
        Assert.InRange(heardMs, atMs - 40, atMs + 40);
    }

    [Fact]
    public void Stays_over()
    {
        var over = default(GreetingState);
        while (over.End is null)
        {
            over = over.After(new GreetingSettings(), silent: true, default);
        }

        Assert.Equal(over, over.After(new GreetingSettings(), silent: false, default));
    }
}
