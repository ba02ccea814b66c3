using System.Reflection;
using Campaigns.Grains.Dialing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Campaigns.Grains.Tests.Dialing;

/// <summary>What a line asks for when nothing is dialled: one grain, a clock. What it doesn't ask for isn't there.</summary>
internal static class LineParts
{
    public static DialerParts With<TGrain>(TGrain grain, TimeProvider time, Func<long> nextSequence)
        where TGrain : class
    {
        var grains = DispatchProxy.Create<IGrainFactory, OneGrain>();
        ((OneGrain)(object)grains).Grain = grain;
        return new DialerParts
        {
            Owner = "silo",
            Grains = grains,
            Originator = null!,
            Journal = null!,
            ContactWords = null!,
            WallClock = NodaTime.SystemClock.Instance,
            Hours = null!,
            Time = time,
            Clock = new MonotonicClock(time),
            Options = new DialerOptions(),
            Suppressed = null!,
            Logger = NullLogger.Instance,
            Instruments = new DialerInstruments(),
            Stopped = CancellationToken.None,
            Observer = null!,
            NextSequence = nextSequence,
            TrunkLineOf = _ => null!,
            AssistantOf = _ => default,
            MayDial = () => false,
        };
    }
}
