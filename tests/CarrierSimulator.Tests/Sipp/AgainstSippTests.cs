using System.Net;
using Campaigns.CarrierSimulator.Behaviours;
using Campaigns.CarrierSimulator.Signalling;

namespace Campaigns.CarrierSimulator.Tests.Sipp;

public sealed class AgainstSippTests
{
    private const string Answers = "+12025550100";
    private const string Busy = "+12025550101";

    [Fact]
    public async Task Answers_calls_that_the_caller_ends()
    {
        using var carrier = Start(options => options with { Talk = null });

        Assert.Null(await SippCaller.CallAsync(carrier.LocalEndPoint, "caller-hangs-up.xml", Answers, calls: 200, callsPerSecond: 200));

        var report = carrier.Report(withCalls: true);
        Assert.Equal((200, 200, 0, 0), (report.Invites, report.ByOutcome["answered"], report.DuplicateInvites, report.OpenCalls));
        Assert.All(report.Calls!, call => Assert.Equal("caller", call.EndedBy));
    }

    [Fact]
    public async Task Hangs_up_after_the_talk_time()
    {
        using var carrier = Start(options => options with { Talk = TimeSpan.FromMilliseconds(200) });

        Assert.Null(await SippCaller.CallAsync(carrier.LocalEndPoint, "carrier-hangs-up.xml", Answers, calls: 200, callsPerSecond: 200));

        Assert.All(carrier.Report(true).Calls!, call =>
        {
            Assert.Equal("carrier", call.EndedBy);
            Assert.True(call.EndedAt - call.AnsweredAt >= TimeSpan.FromMilliseconds(200));
        });
    }

    [Fact]
    public async Task Is_busy()
    {
        using var carrier = Start();

        Assert.Null(await SippCaller.CallAsync(carrier.LocalEndPoint, "busy.xml", Busy, calls: 200, callsPerSecond: 500));

        Assert.Equal((200, 1), (carrier.Report(false).ByOutcome["busy"], carrier.Report(false).NumbersCalled));
    }

    [Fact]
    public async Task Stops_ringing_when_cancelled()
    {
        using var carrier = Start();

        Assert.Null(await SippCaller.CallAsync(carrier.LocalEndPoint, "cancel.xml", "+12025550102", calls: 100, callsPerSecond: 100));

        Assert.Equal((100, 0), (carrier.Report(false).ByOutcome["noAnswer"], carrier.Report(false).OpenCalls));
    }

    [Fact]
    public async Task Takes_the_right_credentials()
    {
        using var carrier = Start(options => options with { RequiredCredentials = new DigestCredentials("trunk", "s3cret") });

        Assert.Null(await SippCaller.CallAsync(carrier.LocalEndPoint, "digest.xml", Busy, 20, 50, "-au", "trunk", "-ap", "s3cret"));

        var report = carrier.Report(withCalls: false);
        Assert.Equal((20, 20, 0), (report.Invites, report.Challenged, report.DuplicateInvites));
    }

    [Fact]
    public async Task Refuses_the_wrong_password()
    {
        using var carrier = Start(options => options with { RequiredCredentials = new DigestCredentials("trunk", "s3cret") });

        Assert.NotNull(await SippCaller.CallAsync(carrier.LocalEndPoint, "digest.xml", Busy, 1, 1, "-au", "trunk", "-ap", "guess"));

        Assert.Equal(0, carrier.Report(false).Invites);
    }

    private static Carrier Start(Func<CarrierOptions, CarrierOptions>? change = null)
    {
        var options = new CarrierOptions
        {
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            LogCalls = true,
            Mix = OutcomeMix.Parse("answered=1"),
            Ring = TimeSpan.FromMilliseconds(20),
        };
        return new Carrier(change?.Invoke(options) ?? options, TimeProvider.System);
    }
}
