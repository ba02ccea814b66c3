using Campaigns.Telephony.MediaStreams;

namespace Campaigns.Telephony.Tests.MediaStreams;

public sealed class StreamClockTests
{
    [Fact]
    public void Frames_that_arrive_unevenly_follow_each_other_evenly() => Assert.Equal([0L, 20, 40, 60, 80], At(3, 25, 88, 89, 121));

    [Fact]
    public void A_gap_in_the_audio_is_a_gap_in_time() => Assert.Equal([0L, 20, 1000, 1020], At(0, 20, 1005, 1022));

    private static IEnumerable<long> At(params long[] arrivals)
    {
        var clock = new StreamClock();
        return [.. arrivals.Select(clock.Next)];
    }
}
