using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>What an instrument is told, and where it shows what it found.</summary>
/// <param name="Arguments">As in <see cref="InstrumentRequest.Arguments"/>.</param>
/// <param name="Threads">The threads that cells started.</param>
/// <param name="Show">Shows a bundle in the running cell.</param>
/// <param name="Stopping">Cancelled when the cell is asked to stop: for what runs code that has no polls.</param>
public sealed record InstrumentCall(
    IReadOnlyDictionary<string, string> Arguments,
    ThreadRegistry Threads,
    Action<MimeBundle> Show,
    CancellationToken Stopping = default);
