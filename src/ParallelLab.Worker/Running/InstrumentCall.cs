using ParallelLab.Worker.Frames;

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
    /// <summary>Which threads wait for locks, and which have.</summary>
    public Func<Contention> Contention { get; init; } = () => Running.Contention.None;
}
