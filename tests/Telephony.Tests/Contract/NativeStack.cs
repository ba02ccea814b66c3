using Campaigns.Domain.Ports;
using Campaigns.Sip.Timing;
using Campaigns.Telephony.Contract;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Campaigns.Telephony.Tests.Contract;

/// <summary>Our own user agent: no gaps, and its T1 can be shortened.</summary>
public sealed class NativeStack : CallOriginatorStack
{
    public override string Name => "Native";

    public override Duration T1 => BriskT1;

    public override ICallOriginator Create(OriginatorSettings settings) => new SipCallOriginator(
        new TelephonyOptions
        {
            Media = settings.CarriesAudio ? MediaMode.Rtp : MediaMode.SignallingOnly,
            LocalAddress = "127.0.0.1",
            MaxCalls = settings.MaxCalls,
            SessionInterval = settings.SessionInterval?.ToTimeSpan(),
        },
        TestBook.Of(),
        [],
        TimeProvider.System,
        NullLogger<SipCallOriginator>.Instance)
    {
        Timers = new SipTimers
        {
            T1 = settings.T1.ToTimeSpan(),
            T2 = (8 * settings.T1).ToTimeSpan(),
            T4 = (10 * settings.T1).ToTimeSpan(),
            LeastSessionInterval = settings.LeastSessionInterval.ToTimeSpan(),
            TimerD = (64 * settings.T1).ToTimeSpan(),
        },
    };
}
