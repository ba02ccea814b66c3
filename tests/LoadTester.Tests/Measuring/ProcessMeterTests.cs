using Campaigns.LoadTester.Measuring;

namespace Campaigns.LoadTester.Tests.Measuring;

public sealed class ProcessMeterTests
{
    [Fact]
    public void Adds_user_system_and_waited_for_time_whatever_the_process_is_called() =>
        Assert.Equal(1.10, ProcessMeter.CpuSecondsOf("42 (a) b (c) S 1 42 42 0 -1 4194560 1 2 3 4 50 30 20 10 20 0 1 0 99 0 0"), 6);

    [Fact]
    public void Reads_this_process()
    {
        var usage = new ProcessMeter("me", Environment.ProcessId).Read();

        Assert.NotNull(usage);
        Assert.True(usage.PeakMegabytes > 1);
        Assert.True(usage.CpuSeconds >= 0);
    }

    [Fact]
    public void Reports_nothing_of_a_process_that_is_gone() => Assert.Null(new ProcessMeter("gone", int.MaxValue).Read());
}
