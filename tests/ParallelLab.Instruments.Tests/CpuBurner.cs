using ParallelLab.Instruments.Timelines.Recording;

namespace ParallelLab.Instruments.Tests;

/// <summary>Work of a known length in CPU time, however loaded the machine is.</summary>
internal static class CpuBurner
{
    /// <summary>Takes so much CPU time of the calling thread; where its clock can't be read, so much time by the clock.</summary>
    public static void Burn(TimeSpan cpu)
    {
        var end = Now() + cpu.Ticks;
        while (Now() < end)
        {
        }
    }

    private static long Now() => ThreadClock.Own() is { Cpu: >= 0 and var cpu } ? cpu : Environment.TickCount64 * TimeSpan.TicksPerMillisecond;
}
