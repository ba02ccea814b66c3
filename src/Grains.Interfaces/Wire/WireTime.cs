using NodaTime;

namespace Campaigns.Grains.Interfaces.Wire;

/// <summary>Instants between silos: ticks of 100 ns since the Unix epoch, which is all that a clock here knows.</summary>
internal static class WireTime
{
    public static Instant? InstantOf(long? ticks) => ticks is { } known ? Instant.FromUnixTimeTicks(known) : null;

    public static long? TicksOf(Instant? instant) => instant?.ToUnixTimeTicks();
}
