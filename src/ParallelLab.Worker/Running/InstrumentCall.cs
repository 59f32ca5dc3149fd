using System.Globalization;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Worker.Running;

/// <summary>What an instrument is told, and where it shows what it found.</summary>
/// <param name="Arguments">As in <see cref="InstrumentRequest.Arguments"/>.</param>
/// <param name="Threads">The threads that cells started.</param>
/// <param name="Show">Shows a bundle in the running cell.</param>
public sealed record InstrumentCall(
    IReadOnlyDictionary<string, string> Arguments,
    ThreadRegistry Threads,
    Action<MimeBundle> Show)
{
    /// <summary>Shows a bundle in place of the one that was shown so before; below it, where nothing can be replaced.</summary>
    public Action<MimeBundle> ShowLive { get; init; } = Show;

    /// <summary>Leaves a bundle with the kernel, in place of the one before, which the cell shows only if this process ends during the run.</summary>
    public Action<MimeBundle> ShowIfLost { get; init; } = _ => { };

    /// <summary>Cancelled when the cell is asked to stop: for what runs code that has no polls.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>Which threads wait for locks, and which have.</summary>
    public Func<Contention> Contention { get; init; } = () => Running.Contention.None;

    /// <summary>Shows a value as the cell's own.</summary>
    public Action<object?> ShowResult { get; init; } = _ => { };

    /// <summary>Tells the kernel what it needs for the step's second half.</summary>
    public Action<SharedType> Answer { get; init; } = _ => { };

    /// <summary>The languages of this process, with their variables.</summary>
    public WorkerLanguages Languages { get; init; } = WorkerLanguages.None;

    /// <summary>An argument that the kernel has found to be a whole number; null where it was not given.</summary>
    public int? Count(string argument) =>
        Arguments.TryGetValue(argument, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
