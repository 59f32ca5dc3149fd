namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>
/// A lane's phases as they grow, without gaps from its beginning on. Bounded: when there are too many, the times of neighbours are put
/// together, so that sums stay exact while the order within a short stretch is lost.
/// </summary>
internal sealed class PhaseTrack(long start)
{
    private readonly List<Piece> _pieces = [];

    public long Start { get; } = start;

    /// <summary>Up to where the phases reach.</summary>
    public long End { get; private set; } = start;

    public int Count => _pieces.Count;

    /// <summary>Short phases stand together and not in their order.</summary>
    public bool IsThinned { get; private set; }

    /// <summary>From the track's end to <paramref name="until"/> the lane did this; nothing when that is not after the end.</summary>
    public void Extend(long until, Activity activity, LockHold? hold = null)
    {
        if (until <= End)
            return;
        if (_pieces is [.., var last] && last.Activity == activity && last.Hold == hold)
            _pieces[^1] = last with { End = until };
        else
            _pieces.Add(new Piece(End, until, activity, hold));
        End = until;
    }

    public PhaseTrack Copy()
    {
        var copy = new PhaseTrack(Start) { End = End, IsThinned = IsThinned };
        copy._pieces.AddRange(_pieces);
        return copy;
    }

    /// <summary>Puts the times of neighbours together in so many stretches at most, each with one phase an activity.</summary>
    public void Thin(int stretches)
    {
        IsThinned = true;
        var width = (End - Start) / stretches;
        var thinned = new List<Piece>();
        var from = 0;
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (_pieces[i].End - _pieces[from].Start < width && i < _pieces.Count - 1)
                continue;
            Gather(_pieces[from..(i + 1)], thinned);
            from = i + 1;
        }
        _pieces.Clear();
        _pieces.AddRange(thinned);
    }

    public IReadOnlyList<Phase> ToPhases() =>
        [.. _pieces.Select(piece => new Phase(new Stretch(new TimeSpan(piece.Start), new TimeSpan(piece.End)), piece.Activity, piece.Hold?.ToWait()))];

    /// <summary>One phase an activity; a lock's names the one that was waited for longest.</summary>
    private static void Gather(List<Piece> pieces, List<Piece> gathered)
    {
        var at = pieces[0].Start;
        foreach (var group in pieces.GroupBy(piece => piece.Activity).OrderBy(group => group.Key))
        {
            var length = group.Sum(piece => piece.End - piece.Start);
            gathered.Add(new Piece(at, at + length, group.Key, group.MaxBy(piece => piece.End - piece.Start).Hold));
            at += length;
        }
    }

    private readonly record struct Piece(long Start, long End, Activity Activity, LockHold? Hold);
}
