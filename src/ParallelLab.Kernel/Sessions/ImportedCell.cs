using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>A cell out of a file.</summary>
/// <param name="Place">As in "cell 2 of lesson.dib".</param>
internal sealed record ImportedCell(Cell Cell, string Place);
