using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Sessions;

/// <summary>Where native code takes memory from: the C library's allocator.</summary>
internal static class NativeAllocator
{
    private const int Large = 64 * 1024;

    /// <summary>
    /// Lets blocks go back to the system as they are freed. The GNU C library would keep them for the thread that asked, and to pack a cell's symbols takes 1.5 MiB on
    /// whichever thread of the pool compiles it. Others have nothing to be told.
    /// </summary>
    public static void ReturnLargeBlocks()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = Posix.TuneAllocator(Posix.MapThreshold, Large);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library.
        }
    }
}
