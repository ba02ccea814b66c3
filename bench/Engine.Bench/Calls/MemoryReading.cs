using System.Globalization;

namespace Campaigns.Engine.Bench.Calls;

/// <summary>What this process holds, after everything that nobody needs has been collected.</summary>
/// <param name="HeapBytes">Of objects that are in use.</param>
/// <param name="ResidentBytes">Of the process, as the kernel counts.</param>
/// <param name="OpenFiles">File descriptors.</param>
internal sealed record MemoryReading(long HeapBytes, long ResidentBytes, int OpenFiles)
{
    public static MemoryReading Take()
    {
        // Twice: what a finalizer let go of is collected the second time. The aggressive kind gives the memory back, so that the kernel's account can be compared.
        for (var round = 0; round < 2; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return new MemoryReading(GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet, Directory.GetFiles("/proc/self/fd").Length);
    }

    /// <summary>How many file descriptors this process may have; null: as many as it likes.</summary>
    public static long? OpenFilesAllowed()
    {
        // "Max open files            1024                 524288               files"
        var line = File.ReadLines("/proc/self/limits").First(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        var soft = line["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return soft == "unlimited" ? null : long.Parse(soft, CultureInfo.InvariantCulture);
    }
}
