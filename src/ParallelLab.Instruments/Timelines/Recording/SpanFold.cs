using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// Makes spans of the tasks' pieces and of what the program names, and continuations of pieces of one async method in several lanes.
/// Bounded: of too many spans the shortest go.
/// </summary>
internal sealed class SpanFold
{
    private const long OwnCode = 2;
    private const int MostSpans = 1 << 14;
    private const int MostContinuations = 1 << 12;
    private const int MostTasks = 1 << 16;

    private readonly Dictionary<int, Stack<Piece>> _pieces = [];
    private readonly Dictionary<long, Named> _open = [];
    private readonly Dictionary<long, TaskTrace> _tasks = [];
    private readonly LongestFew<Span> _spans = new(MostSpans, span => span.End - span.Start);
    private readonly List<Continuation> _continuations = [];

    /// <summary>How many short spans were left out.</summary>
    public int LeftOut => _spans.LeftOut;

    /// <summary>How many continuations were left out.</summary>
    public int ContinuationsLeftOut { get; private set; }

    public IReadOnlyList<Continuation> Continuations => _continuations;

    public void BeginOperation(int lane, long at, long task, string name)
    {
        if (_tasks.Count >= MostTasks)
            _tasks.Clear();
        // An async method becomes a task when it reaches its first await: that is where its first continuation starts from.
        _tasks[task] = new TaskTrace(name, TaskName.IsAsync(name) ? lane : null, at);
    }

    public void EndOperation(long task) => _tasks.Remove(task);

    public void BeginPiece(int lane, long at, long task, long work)
    {
        if (!_pieces.TryGetValue(lane, out var pieces))
            _pieces[lane] = pieces = [];
        pieces.Push(new Piece(task, at, work == OwnCode));
        if (work == OwnCode && _tasks.TryGetValue(task, out var trace) && trace.Lane is { } from && from != lane)
            AddContinuation(new Continuation(from, new TimeSpan(trace.At), lane, new TimeSpan(at)));
    }

    public void EndPiece(int lane, long at)
    {
        if (!_pieces.TryGetValue(lane, out var pieces) || !pieces.TryPop(out var piece) || !piece.IsOwnCode)
            return;
        var trace = _tasks.GetValueOrDefault(piece.Task);
        if (trace is not null && TaskName.IsAsync(trace.Name))
            _tasks[piece.Task] = trace with { Lane = lane, At = at };
        _spans.Add(new Span(lane, piece.At, at, TaskName.Of(trace?.Name, piece.Task), IsTask: true));
    }

    public void BeginSpan(int lane, long at, long id, string name) => _open[id] = new Named(lane, at, name);

    public void EndSpan(long at, long id)
    {
        if (_open.Remove(id, out var named))
            _spans.Add(new Span(named.Lane, named.At, at, named.Name, IsTask: false));
    }

    /// <summary>The spans of a lane, those that go on included, in the order in which they began; the outer before the inner.</summary>
    public IEnumerable<LaneSpan> Of(int lane, Stretch life)
    {
        var until = life.End.Ticks;
        var named = _open.Values.Where(named => named.Lane == lane).Select(named => new Span(lane, named.At, until, named.Name, IsTask: false));
        var running = _pieces.GetValueOrDefault(lane, []).Where(piece => piece.IsOwnCode)
            .Select(piece => new Span(lane, piece.At, until, TaskName.Of(_tasks.GetValueOrDefault(piece.Task)?.Name, piece.Task), IsTask: true));
        return _spans.Kept.Where(span => span.Lane == lane).Concat(named).Concat(running)
            .Select(span => span with { Start = Math.Max(span.Start, life.Start.Ticks), End = Math.Min(span.End, until) })
            .Where(span => span.Start <= span.End)
            .OrderBy(span => span.Start).ThenByDescending(span => span.End)
            .Select(span => new LaneSpan(new Stretch(new TimeSpan(span.Start), new TimeSpan(span.End)), span.Name, span.IsTask));
    }

    private void AddContinuation(Continuation continuation)
    {
        if (_continuations.Count < MostContinuations)
            _continuations.Add(continuation);
        else
            ContinuationsLeftOut++;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Piece(long Task, long At, bool IsOwnCode);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Named(int Lane, long At, string Name);

    private sealed record TaskTrace(string Name, int? Lane, long At);

    private sealed record Span(int Lane, long Start, long End, string Name, bool IsTask);
}
