using System.Globalization;
using SystemThreadState = System.Threading.ThreadState;

namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// Looks at the threads inside a recording now and then: how much CPU time each has taken, and whether it is ready to run.
/// Used by one thread.
/// </summary>
internal sealed class LaneSampler
{
    private readonly Dictionary<int, (long At, long Cpu)> _last = [];
    private readonly byte[] _buffer = new byte[512];

    /// <summary>Looks at each of these lanes that runs code of the recording at this moment.</summary>
    public void Sample(IEnumerable<LaneWriter> lanes, RecordingScope scope, List<Happening> seen)
    {
        var system = OperatingSystem.IsLinux() ? null : OsThreads.Snapshot().ToDictionary(thread => thread.Id);
        foreach (var lane in lanes)
        {
            if (lane.IsInside)
                seen.Add(system is null ? OnLinux(lane, scope.Now) : Elsewhere(lane, scope.Now, system.GetValueOrDefault(lane.Origin.OsId)));
        }
    }

    private Happening OnLinux(LaneWriter lane, long at)
    {
        var cpu = ThreadClock.Of(lane.Origin.OsId) ?? Happening.Untold;
        var last = _last.GetValueOrDefault(lane.Origin.Id);
        _last[lane.Origin.Id] = (at, cpu);
        var hasRun = cpu != Happening.Untold && cpu - last.Cpu > (at - last.At) * 9 / 10;
        return Sampled(lane, at, cpu, isReady: hasRun || !IsWaiting(lane) && IsReadyOnLinux(lane.Origin.OsId));
    }

    private static Happening Elsewhere(LaneWriter lane, long at, OsThread? thread) => Sampled(
        lane, at, thread?.Cpu?.Ticks ?? Happening.Untold, isReady: !IsWaiting(lane) && thread?.State is null or OsThreadState.Running);

    private static Happening Sampled(LaneWriter lane, long at, long cpu, bool isReady) =>
        new(at, HappeningKind.Sampled, lane.Origin.Id, cpu, isReady ? 1 : 0);

    /// <summary>What .NET knows at no price: it sleeps, joins, or waits for a lock or a handle.</summary>
    private static bool IsWaiting(LaneWriter lane) => lane.Thread.ThreadState.HasFlag(SystemThreadState.WaitSleepJoin);

    /// <summary>Neither running as far as its clock tells nor waiting in .NET's eyes: in line for a core, or in a system call.</summary>
    private bool IsReadyOnLinux(int osId)
    {
        try
        {
            using var file = File.OpenHandle(string.Create(CultureInfo.InvariantCulture, $"/proc/self/task/{osId}/stat"));
            return ProcStat.StateIn(_buffer.AsSpan(0, RandomAccess.Read(file, _buffer, 0))) == 'R';
        }
        catch (IOException)
        {
            return false; // it has just ended
        }
    }
}
