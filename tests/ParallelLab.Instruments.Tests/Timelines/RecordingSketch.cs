using ParallelLab.Instruments.Timelines;

namespace ParallelLab.Instruments.Tests.Timelines;

/// <summary>Makes recordings by hand, in milliseconds. Lanes are numbered from 0; CPU time and cores busy follow from the phases.</summary>
internal sealed class RecordingSketch(int cores = 2)
{
    private const int Slices = 240;

    private readonly List<LaneSketch> _lanes = [];
    private readonly List<Stretch> _collections = [];
    private readonly List<Continuation> _continuations = [];
    private readonly List<Mark> _marks = [];

    public static TimeSpan Milliseconds(double milliseconds) => new((long)(milliseconds * TimeSpan.TicksPerMillisecond));

    public static Stretch Stretch(double from, double to) => new(Milliseconds(from), Milliseconds(to));

    public LaneSketch Main(string name = "cell 7") => Add(new LaneSketch(_lanes.Count, name, LaneKind.Main, null, 0, hasStarted: false));

    public LaneSketch Thread(string name, double from, int startedBy = 0) =>
        Add(new LaneSketch(_lanes.Count, name, LaneKind.Thread, startedBy, from, hasStarted: true));

    public LaneSketch Pool(double from = 0, bool hasStarted = false) =>
        Add(new LaneSketch(_lanes.Count, $"pool worker {WorkerCount + 1}", LaneKind.Pool, null, from, hasStarted));

    public RecordingSketch Collect(double from, double to)
    {
        _collections.Add(Stretch(from, to));
        return this;
    }

    public RecordingSketch Continue(int fromLane, double from, int toLane, double to)
    {
        _continuations.Add(new Continuation(fromLane, Milliseconds(from), toLane, Milliseconds(to)));
        return this;
    }

    public RecordingSketch Mark(int lane, double at, string name)
    {
        _marks.Add(new Mark(lane, Milliseconds(at), name));
        return this;
    }

    public TimelineRecording Finish(double wall, string? note = null)
    {
        var lanes = _lanes.Select(lane => lane.Finish(wall)).ToArray();
        var busy = Busy(lanes, wall);
        return new TimelineRecording(
            Milliseconds(wall),
            Milliseconds(busy.Average() * wall),
            cores,
            lanes,
            _collections,
            busy,
            _continuations,
            _marks,
            note);
    }

    private int WorkerCount => _lanes.Count(lane => lane.Kind == LaneKind.Pool);

    private LaneSketch Add(LaneSketch lane)
    {
        _lanes.Add(lane);
        return lane;
    }

    private double[] Busy(IReadOnlyList<Lane> lanes, double wall)
    {
        var histogram = new ActivityHistogram(Stretch(0, wall), Slices);
        foreach (var lane in lanes)
            histogram.Add(lane);
        return [.. Enumerable.Range(0, Slices).Select(slice => Math.Min(cores, histogram.Share(slice, Activity.Running)))];
    }
}

/// <summary>A lane in the making: each call goes on where the last one ended.</summary>
internal sealed class LaneSketch(int id, string name, LaneKind kind, int? startedBy, double from, bool hasStarted)
{
    private const int FirstOsId = 41_200;

    private readonly List<Phase> _phases = [];
    private readonly List<LaneSpan> _spans = [];
    private double _length;
    private bool _hasEnded;

    public int Id => id;

    public LaneKind Kind => kind;

    public double Now => from + _length;

    public LaneSketch Run(double length) => Add(length, Activity.Running);

    public LaneSketch Wait(double length) => Add(length, Activity.Waiting);

    public LaneSketch Idle(double length) => Add(length, Activity.Idle);

    public LaneSketch Unknown(double length) => Add(length, Activity.Unknown);

    public LaneSketch Lock(double length, int? holder, bool isSure = true, ulong lockId = 1) =>
        Add(length, Activity.WaitingForLock, new LockWait(lockId, holder, isSure));

    public LaneSketch Task(string task, double start, double end) => Span(task, start, end, isTask: true);

    public LaneSketch Span(string span, double start, double end, bool isTask = false)
    {
        _spans.Add(new LaneSpan(RecordingSketch.Stretch(start, end), span, isTask));
        return this;
    }

    public LaneSketch End()
    {
        _hasEnded = true;
        return this;
    }

    /// <summary>A lane that has not ended is idle to the end of the recording.</summary>
    public Lane Finish(double wall)
    {
        if (!_hasEnded && Now < wall)
            Idle(wall - Now);
        var life = RecordingSketch.Stretch(from, Now);
        return new Lane(id, name, 4 + id, FirstOsId + id, kind, startedBy, life, hasStarted, _hasEnded, _phases, _spans);
    }

    private LaneSketch Add(double length, Activity activity, LockWait? wait = null)
    {
        _phases.Add(new Phase(RecordingSketch.Stretch(Now, Now + length), activity, wait));
        _length += length;
        return this;
    }
}
