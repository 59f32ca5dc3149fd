using System.Globalization;

namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// Makes a recording of happenings that come in the order of time. Any sequence gives a recording whose lanes have phases without gaps
/// or overlaps: a happening that is missing, comes late or makes no sense costs accuracy, never the picture.
/// </summary>
/// <remarks>Bounded in memory, however much happens. Used by one thread at a time.</remarks>
internal sealed class TimelineFold(int cores)
{
    private const int MostPhases = 1 << 17;
    private const int LeastPhasesOfLane = 1 << 10;
    private const int MostCollections = 1 << 12;
    private const int MostMarks = 1 << 12;
    private const int MostBegun = 1 << 16;

    private readonly Dictionary<long, LaneState> _lanes = [];
    private readonly Dictionary<long, LaneState> _byOsId = [];
    private readonly Dictionary<long, long> _makers = [];
    private readonly Dictionary<long, LaneState?> _begun = [];
    private readonly LockFold _locks = new();
    private readonly SpanFold _spans = new();
    private readonly BusyCores _busy = new();
    private readonly LongestFew<Stretch> _collections = new(MostCollections, pause => pause.Length.Ticks);
    private readonly List<Mark> _marks = [];
    private long? _collecting;
    private long _cpu;
    private long _now;
    private int _marksLeftOut;

    /// <summary>Makes a thread known; it becomes a lane when it enters the recording.</summary>
    public void Add(LaneOrigin origin) => _lanes[origin.Id] = new LaneState(origin);

    public void Apply(in Happening happening)
    {
        _now = Math.Max(_now, happening.At);
        if (happening.Kind >= HappeningKind.LockAwaited)
            ApplyRuntimes(happening, _now);
        else if (_lanes.TryGetValue(happening.Who, out var lane))
            ApplyThreads(happening, lane, _now);
    }

    /// <summary>The recording up to then, or to the last happening if that is later. Nothing that is told afterwards comes out otherwise for it.</summary>
    /// <param name="until">In ticks of 100 ns.</param>
    /// <param name="lost">How many happenings never came here.</param>
    public TimelineRecording ToRecording(long until, long lost = 0)
    {
        var end = Math.Max(_now, until);
        var spans = _spans.Until(end);
        var lanes = _lanes.Values.Where(lane => lane.Fold is not null)
            .Select(lane => lane.ToLane(lane.Fold!, end, spans[lane.Id]))
            .OrderBy(lane => lane.Life.Start).ThenBy(lane => lane.Id)
            .ToList();
        var isThinned = _lanes.Values.Any(lane => lane.Fold is { Track.IsThinned: true });
        return new TimelineRecording(
            new TimeSpan(end), new TimeSpan(_cpu), cores, lanes, [.. _collections.Kept.OrderBy(pause => pause.Start)],
            _busy.Until(end), [.. _spans.Continuations], [.. _marks], Note(isThinned, lost));
    }

    private void ApplyThreads(in Happening happening, LaneState lane, long at)
    {
        switch (happening.Kind)
        {
            case HappeningKind.Entered:
                Enter(lane, at, happening.A, happening.B);
                break;
            case HappeningKind.Left when lane.Fold is { } fold:
                Take(fold.Leave(at, happening.A, happening.B), at);
                Bound(fold.Track);
                break;
            case HappeningKind.Sampled when lane.Fold is { } fold:
                Take(fold.Sample(at, happening.A, isReady: happening.B != 0), at);
                Bound(fold.Track);
                break;
            case HappeningKind.Ended:
                lane.End();
                break;
            case HappeningKind.Marked when _marks.Count < MostMarks:
                _marks.Add(new Mark(lane.Id, new TimeSpan(at), happening.Text ?? ""));
                break;
            case HappeningKind.Marked:
                _marksLeftOut++;
                break;
            default:
                ApplySpans(happening, lane, at);
                break;
        }
    }

    private void ApplySpans(in Happening happening, LaneState lane, long at)
    {
        switch (happening.Kind)
        {
            case HappeningKind.SpanBegan:
                _spans.BeginSpan(lane.Id, at, happening.A, happening.Text ?? "");
                break;
            case HappeningKind.SpanEnded:
                _spans.EndSpan(at, happening.A);
                break;
            case HappeningKind.OperationBegan:
                _spans.BeginOperation(lane.Id, at, happening.A, happening.Text ?? "");
                break;
            case HappeningKind.OperationEnded:
                _spans.EndOperation(happening.A);
                break;
            case HappeningKind.PieceBegan:
                _spans.BeginPiece(lane.Id, at, happening.A);
                break;
            case HappeningKind.PieceEnded:
                _spans.EndPiece(lane.Id, at, lane.HadPartSince);
                break;
        }
    }

    private void ApplyRuntimes(in Happening happening, long at)
    {
        var fold = _byOsId.TryGetValue(happening.Who, out var lane) && lane.Fold is { IsInside: true } inside ? inside : null;
        switch (happening.Kind)
        {
            case HappeningKind.LockAwaited when fold is not null:
                var holder = _byOsId.GetValueOrDefault(happening.B);
                fold.AwaitLock(at, _locks.Await(happening.A, at, fold, holder?.Id, holder?.Fold));
                break;
            case HappeningKind.LockWaitEnded:
                fold?.EndLockWait(at);
                break;
            case HappeningKind.WaitBegan:
                fold?.BeginWait(at);
                break;
            case HappeningKind.WaitEnded:
                fold?.EndWait(at);
                break;
            case HappeningKind.ThreadMade:
                Bounded(_makers)[happening.A] = happening.Who;
                break;
            case HappeningKind.ThreadBegan:
                _makers.Remove(happening.A, out var maker);
                Bounded(_begun)[happening.Who] = _byOsId.GetValueOrDefault(maker);
                break;
            case HappeningKind.CollectionBegan:
                _collecting ??= at;
                break;
            case HappeningKind.CollectionEnded when _collecting is { } began:
                _collections.Add(new Stretch(new TimeSpan(began), new TimeSpan(at)));
                _collecting = null;
                break;
        }
    }

    private void Enter(LaneState lane, long at, long cpu, long blocked)
    {
        _byOsId[lane.OsId] = lane;
        var fold = lane.Fold ?? lane.Begin(at, hasStarted: _begun.Remove(lane.OsId, out var maker), maker);
        fold.Enter(at, cpu, blocked);
    }

    private void Take((long Since, long Cpu) taken, long at)
    {
        _cpu += taken.Cpu;
        _busy.Add(taken.Since, at, taken.Cpu);
    }

    private void Bound(PhaseTrack track)
    {
        var most = Math.Max(LeastPhasesOfLane, MostPhases / _lanes.Count);
        if (track.Count > most)
            track.Thin(most / 8);
    }

    /// <summary>What was told of a thread is used when it enters; of those that never do, nothing need be kept.</summary>
    private static Dictionary<long, T> Bounded<T>(Dictionary<long, T> told)
    {
        if (told.Count >= MostBegun)
            told.Clear();
        return told;
    }

    private string? Note(bool isThinned, long lost)
    {
        List<string> parts = [];
        if (isThinned)
            parts.Add("short phases stand together, in sums");
        Count(_spans.LeftOut, "short spans");
        Count(_spans.ContinuationsLeftOut, "continuations");
        Count(_marksLeftOut, "marks");
        Count(_collections.LeftOut, "short collections");
        Count(lost, "events");
        return parts.Count == 0 ? null : $"Too much happened to keep it all: {string.Join(", ", parts)}.";

        void Count(long number, string what)
        {
            if (number > 0)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what} left out"));
        }
    }
}
