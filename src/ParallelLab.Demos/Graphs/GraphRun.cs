using System.Globalization;
using ParallelLab.Instruments;
using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Demos;

/// <summary>
/// A graph that has run: the value, how long each call took and where it ran, and what bounds the whole. With the <em>work</em> (the sum of all
/// durations) and the <em>span</em> (the longest path), no run on p cores can be shorter than the work divided by p, nor than the span.
/// </summary>
/// <remarks>On a busy machine durations contain waiting for a core, so work and span are those of this run.</remarks>
public sealed class GraphRun<T>
{
    internal GraphRun((IReadOnlyList<CallRun> Calls, TimeSpan Wall) run)
    {
        (Calls, Wall) = run;
        CriticalPath = Demos.CriticalPath.Of(Calls);
    }

    /// <summary>What became of each call, each one behind all that it needs.</summary>
    public IReadOnlyList<CallRun> Calls { get; }

    /// <summary>How long the run took.</summary>
    public TimeSpan Wall { get; }

    /// <summary>The calls on the longest path by time, from the first to the last.</summary>
    public IReadOnlyList<CallRun> CriticalPath { get; }

    /// <summary>The sum of all durations: what one core needs.</summary>
    public TimeSpan Work => new(Calls.Sum(call => call.Duration.Ticks));

    /// <summary>The length of the critical path: what endlessly many cores need.</summary>
    public TimeSpan Span => new(CriticalPath.Sum(call => call.Duration.Ticks));

    /// <summary>Work divided by span: more cores than this have nothing to do. 1 for a chain.</summary>
    public double Parallelism => Span > TimeSpan.Zero ? Work / Span : 1;

    /// <summary>The calls that failed.</summary>
    public IReadOnlyList<CallRun> Failures => [.. Calls.Where(call => call.Outcome == CallOutcome.Failed)];

    /// <summary>The result.</summary>
    /// <exception cref="DelayedCallException">A call that it depends on failed.</exception>
    public T Value => Calls[^1].Outcome == CallOutcome.Done
        ? (T)Calls[^1].Value!
        : throw new DelayedCallException(Failures[0], Failures.Count, Calls.Count(call => call.Outcome == CallOutcome.NotRun));

    /// <summary>The graph as a picture: the longer a call took, the stronger its colour; with its thread, what failed, and the critical path.</summary>
    public Svg Graph() => DelayedPicture.Draw(Calls, CriticalPath, Bounds());

    /// <inheritdoc/>
    public override string ToString() => $"{Calls[^1].Call.Label}: {Calls[^1].Outcome}; {Bounds()}";

    private string Bounds() => string.Create(
        CultureInfo.InvariantCulture,
        $"Wall {Units.Duration(Wall)}, work {Units.Duration(Work)}, span {Units.Duration(Span)}: at most {Parallelism:0.0} times as fast as on one core.");
}
