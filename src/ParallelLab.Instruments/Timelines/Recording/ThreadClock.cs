using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// The CPU time of a thread, exact and cheap (below a microsecond), on Linux. The clocks of other systems cost so much that
/// only <see cref="OsThreads"/> asks them.
/// </summary>
internal static unsafe partial class ThreadClock
{
    private const int OfThisThread = 1;
    private const int LongsInUsage = 18;
    private const int UserSeconds = 0;
    private const int SystemSeconds = 2;
    private const int VoluntarySwitches = 16;
    private const long TicksPerMicrosecond = 10;
    private const long NanosecondsPerTick = 100;

    /// <summary>The calling thread's CPU time, and how often it has given up its core because it had to wait.</summary>
    public static (long Cpu, long Blocked) Own()
    {
        if (!OperatingSystem.IsLinux())
            return (Happening.Untold, Happening.Untold);
        var usage = stackalloc long[LongsInUsage];
        return GetUsage(OfThisThread, usage) == 0
            ? (Ticks(usage + UserSeconds) + Ticks(usage + SystemSeconds), usage[VoluntarySwitches])
            : (Happening.Untold, Happening.Untold);
    }

    /// <summary>That thread's CPU time; null for one that is over, and on other systems.</summary>
    public static long? Of(int osId)
    {
        var time = stackalloc long[2];
        return OperatingSystem.IsLinux() && GetTime(ClockOf(osId), time) == 0
            ? time[0] * TimeSpan.TicksPerSecond + time[1] / NanosecondsPerTick
            : null;
    }

    /// <summary>The kernel's name for the clock of a thread's time on a core: what pthread_getcpuclockid(3) would give.</summary>
    private static int ClockOf(int osId) => (~osId << 3) | 0b110;

    private static long Ticks(long* time) => time[0] * TimeSpan.TicksPerSecond + time[1] * TicksPerMicrosecond;

    // Both return at once, so the runtime need not prepare for a collection meanwhile: that would double their price.
    [LibraryImport("libc", EntryPoint = "getrusage")]
    [SuppressGCTransition]
    private static partial int GetUsage(int who, long* usage);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [SuppressGCTransition]
    private static partial int GetTime(int clock, long* time);
}
