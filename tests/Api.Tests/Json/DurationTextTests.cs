using Campaigns.Api.Json;
using NodaTime;

namespace Campaigns.Api.Tests.Json;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("00:00:30", 30_000)]
    [InlineData("00:05:00", 300_000)]
    [InlineData("00:00:02.5", 2_500)]
    [InlineData("00:00:02.500", 2_500)]
    [InlineData("23:59:59.999", 86_399_999)]
    [InlineData("1.00:00:00", 86_400_000)]
    [InlineData("7.00:00:00", 604_800_000)]
    [InlineData("-00:01:00", -60_000)]
    public void Reads_durations(string text, long milliseconds) =>
        Assert.Equal(Duration.FromMilliseconds(milliseconds), DurationText.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("5m")]
    [InlineData("PT5M")]
    [InlineData("24:00:00")]
    [InlineData("00:60:00")]
    [InlineData("0:05:00")]
    [InlineData("00:05")]
    [InlineData("00:00:01.2345")]
    [InlineData("00:00:30\n")]
    [InlineData("٠٠:٠٥:٠٠")]
    public void Refuses_what_is_no_duration(string? text) => Assert.Null(DurationText.Parse(text));

    [Theory]
    [InlineData(0, "00:00:00")]
    [InlineData(2_500, "00:00:02.500")]
    [InlineData(300_000, "00:05:00")]
    [InlineData(90_000_000, "1.01:00:00")]
    [InlineData(90_000_001, "1.01:00:00.001")]
    public void Writes_what_it_reads(long milliseconds, string text)
    {
        Assert.Equal(text, DurationText.Format(Duration.FromMilliseconds(milliseconds)));
        Assert.Equal(Duration.FromMilliseconds(milliseconds), DurationText.Parse(text));
    }
}
