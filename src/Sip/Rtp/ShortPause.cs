using System.Runtime.InteropServices;

namespace Campaigns.Sip.Rtp;

/// <summary>Waits for a part of a millisecond, which the waits of .NET can't: they round up to a whole one.</summary>
internal static partial class ShortPause
{
    /// <summary>Returns after the time or a little later; earlier when a signal interrupts it, or <paramref name="wake"/> is set where the platform has nothing better.</summary>
    public static void Wait(TimeSpan time, WaitHandle wake)
    {
        if (!OperatingSystem.IsLinux() || IntPtr.Size != sizeof(long))
        {
            wake.WaitOne((int)Math.Ceiling(time.TotalMilliseconds));
            return;
        }

        var request = new TimeSpec(time.Ticks / TimeSpan.TicksPerSecond, time.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick);
        _ = Sleep(in request, IntPtr.Zero);
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int Sleep(in TimeSpec request, IntPtr remaining);

    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}
