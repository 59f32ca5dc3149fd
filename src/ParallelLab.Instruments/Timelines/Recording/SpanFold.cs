using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// Makes spans of the tasks' pieces and of what the program names, and continuations of pieces of one async method in several lanes.
/// Bounded: of too many spans the shortest go.
/// </summary>
internal sealed class SpanFold
{
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

    public void BeginPiece(int lane, long at, long task)
    {
        if (!_pieces.TryGetValue(lane, out var pieces))
            _pieces[lane] = pieces = [];
        // Its name is asked for now: an async method is over before its last piece is.
        var trace = _tasks.GetValueOrDefault(task);
        pieces.Push(new Piece(task, at, trace?.Name));
        if (trace is { Lane: { } from } && from != lane)
            AddContinuation(new Continuation(from, new TimeSpan(trace.At), lane, new TimeSpan(at)));
    }

    /// <param name="hadPart">Whether the lane ran code of the recording since then: a pool's thread works for others too.</param>
    public void EndPiece(int lane, long at, Func<long, bool> hadPart)
    {
        if (!_pieces.TryGetValue(lane, out var pieces) || !pieces.TryPop(out var piece) || !hadPart(piece.At))
            return;
        if (_tasks.TryGetValue(piece.Task, out var trace) && trace.Lane is not null)
            _tasks[piece.Task] = trace with { Lane = lane, At = at };
        _spans.Add(ToSpan(lane, piece, at));
    }

    public void BeginSpan(int lane, long at, long id, string name) => _open[id] = new Named(lane, at, name);

    public void EndSpan(long at, long id)
    {
        if (_open.Remove(id, out var named))
            _spans.Add(new Span(named.Lane, named.At, at, named.Name, IsTask: false));
    }

    /// <summary>The spans by lane, those that go on until then included, in the order in which they began; the outer before the inner.</summary>
    public ILookup<int, LaneSpan> Until(long until)
    {
        var named = _open.Values.Select(named => new Span(named.Lane, named.At, until, named.Name, IsTask: false));
        var running = _pieces.SelectMany(lane => lane.Value.Select(piece => ToSpan(lane.Key, piece, until)));
        return _spans.Kept.Concat(named).Concat(running)
            .OrderBy(span => span.Start).ThenByDescending(span => span.End)
            .ToLookup(span => span.Lane, span => new LaneSpan(new Stretch(new TimeSpan(span.Start), new TimeSpan(span.End)), span.Name, span.IsTask));
    }

    private static Span ToSpan(int lane, Piece piece, long until) =>
        new(lane, piece.At, until, TaskName.Of(piece.Operation, piece.Task), IsTask: true);

    private void AddContinuation(Continuation continuation)
    {
        if (_continuations.Count < MostContinuations)
            _continuations.Add(continuation);
        else
            ContinuationsLeftOut++;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Piece(long Task, long At, string? Operation);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Named(int Lane, long At, string Name);

    private sealed record TaskTrace(string Name, int? Lane, long At);

    private sealed record Span(int Lane, long Start, long End, string Name, bool IsTask);
}
