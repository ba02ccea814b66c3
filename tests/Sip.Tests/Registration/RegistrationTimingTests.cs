using Campaigns.Sip.Registration;

namespace Campaigns.Sip.Tests.Registration;

public sealed class RegistrationTimingTests
{
    [Theory]
    [InlineData(30, 15)]
    [InlineData(120, 60)]
    [InlineData(600, 560)]
    [InlineData(3600, 3560)]
    public void A_registration_is_renewed_before_it_runs_out(int expires, int after) =>
        Assert.Equal(TimeSpan.FromSeconds(after), RegistrationTiming.RefreshAfter(TimeSpan.FromSeconds(expires)));

    [Theory]
    [InlineData(1, null, 2, 4)]
    [InlineData(2, null, 4, 8)]
    [InlineData(5, null, 32, 64)]
    [InlineData(8, null, 150, 300)]
    [InlineData(1000, null, 150, 300)]
    [InlineData(1, 60, 60, 60)]
    [InlineData(8, 60, 150, 300)]
    public void Failures_in_a_row_are_waited_out_longer_and_longer(int failures, int? retryAfter, int least, int most)
    {
        TimeSpan? asked = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

        Assert.Equal(TimeSpan.FromSeconds(least), RegistrationTiming.BackOff(failures, asked, 0));
        Assert.Equal(TimeSpan.FromSeconds(most), RegistrationTiming.BackOff(failures, asked, 1));
    }
}
