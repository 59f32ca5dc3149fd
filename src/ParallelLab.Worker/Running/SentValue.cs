using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>A value of code that a cell has sent, and how it was shown.</summary>
internal sealed record SentValue(object? Value, MimeBundle Bundle);
