using ParallelLab.Instruments.Timelines;
using ParallelLab.Instruments.Timelines.Recording;

namespace ParallelLab.Instruments.Tests.Timelines.Recording;

/// <summary>What happened to a few threads, written as a test says it: times in milliseconds, lane n has OS id 100 + n.</summary>
internal sealed class Tape
{
    public const int FirstOsId = 100;

    private readonly TimelineFold _fold = new(cores: 2);

    public Tape(params LaneKind[] lanes)
    {
        for (var id = 0; id < lanes.Length; id++)
        {
            var name = $"lane {id}";
            _fold.Add(new LaneOrigin(id, FirstOsId + id, ManagedId: id + 1, lanes[id], () => name));
        }
    }

    public Tape Enters(int lane, double at, double cpu = 0) => Thread(at, HappeningKind.Entered, lane, Ticks(cpu), 0);

    public Tape Leaves(int lane, double at, double cpu, int blocked = 1) => Thread(at, HappeningKind.Left, lane, Ticks(cpu), blocked);

    public Tape IsSeen(int lane, double at, double? cpu, bool isReady) =>
        Thread(at, HappeningKind.Sampled, lane, cpu is { } known ? Ticks(known) : Happening.Untold, isReady ? 1 : 0);

    public Tape AwaitsLock(int lane, double at, int holder, long lockId = 7) =>
        Thread(at, HappeningKind.LockAwaited, FirstOsId + lane, lockId, FirstOsId + holder);

    public Tape GetsLock(int lane, double at) => Thread(at, HappeningKind.LockWaitEnded, FirstOsId + lane);

    public Tape Waits(int lane, double from, double to) =>
        Thread(from, HappeningKind.WaitBegan, FirstOsId + lane).Thread(to, HappeningKind.WaitEnded, FirstOsId + lane);

    public Tape Thread(double at, HappeningKind kind, long who, long a = 0, long b = 0, string? text = null)
    {
        _fold.Apply(new Happening(Ticks(at), kind, who, a, b, text));
        return this;
    }

    public TimelineRecording Until(double end) => _fold.ToRecording(Ticks(end));

    /// <summary>A lane's phases as text: <c>0-80 Running</c>.</summary>
    public static string[] Phases(Lane lane) =>
        [.. lane.Phases.Select(phase => FormattableString.Invariant($"{phase.When.Start.TotalMilliseconds}-{phase.When.End.TotalMilliseconds} {phase.Activity}"))];

    private static long Ticks(double milliseconds) => (long)(milliseconds * TimeSpan.TicksPerMillisecond);
}
