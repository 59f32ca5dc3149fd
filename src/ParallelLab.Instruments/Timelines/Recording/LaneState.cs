namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>Where a lane comes from.</summary>
/// <param name="Id">Its number.</param>
/// <param name="OsId">The system's number of its thread.</param>
/// <param name="ManagedId"><c>Thread.ManagedThreadId</c>.</param>
/// <param name="Kind">What sort of thread it is.</param>
/// <param name="Name">Asks for the thread's name, which may change as long as it lives.</param>
internal sealed record LaneOrigin(int Id, int OsId, int ManagedId, LaneKind Kind, Func<string?> Name);

/// <summary>A thread that may be a lane of the recording.</summary>
internal sealed class LaneState(LaneOrigin origin)
{
    /// <summary>How the runtime's names for its threads begin.</summary>
    private const string RuntimesOwn = ".NET ";

    private int? _startedBy;
    private bool _hasStarted;
    private bool _hasEnded;

    public int Id => origin.Id;

    public int OsId => origin.OsId;

    /// <summary>What it did; null until it enters the recording.</summary>
    public LaneFold? Fold { get; private set; }

    /// <summary>It enters for the first time, then.</summary>
    /// <param name="hasStarted">The thread began during the recording; one that did not was there from its start.</param>
    /// <param name="maker">Who started it, where that is known.</param>
    public LaneFold Begin(long at, bool hasStarted, LaneState? maker)
    {
        _hasStarted = hasStarted;
        _startedBy = origin.Kind == LaneKind.Pool ? null : maker?.Id;
        return Fold = new LaneFold(hasStarted ? at : 0);
    }

    public void End() => _hasEnded = Fold is { IsInside: false };

    /// <summary>Whether it ran code of the recording at any time since then.</summary>
    public bool HadPartSince(long time) => Fold is { } fold && (fold.IsInside || fold.LeftAt > time);

    public Lane ToLane(LaneFold fold, long until, IEnumerable<LaneSpan> spans)
    {
        var track = _hasEnded ? fold.Track : fold.TrackUntil(until);
        var life = new Stretch(new TimeSpan(track.Start), new TimeSpan(track.End));
        var inLife = spans.Where(span => span.When.Start < life.End && span.When.End > life.Start)
            .Select(span => span with { When = Within(life, span.When) });
        return new Lane(
            Id, NameOrKind, origin.ManagedId, OsId, origin.Kind, _startedBy, life, _hasStarted, _hasEnded, track.ToPhases(), [.. inLife]);
    }

    private static Stretch Within(Stretch life, Stretch when) =>
        new(when.Start < life.Start ? life.Start : when.Start, when.End > life.End ? life.End : when.End);

    private string NameOrKind => origin.Name() switch
    {
        { Length: > 0 } name when !name.StartsWith(RuntimesOwn, StringComparison.Ordinal) => name,
        _ when origin.Kind == LaneKind.Main => "main thread",
        _ when origin.Kind == LaneKind.Pool => "pool thread",
        _ => "thread",
    };
}
