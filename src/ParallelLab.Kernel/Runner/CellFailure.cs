using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Runner;

/// <summary>A cell that failed where no failure was expected.</summary>
/// <param name="Cell">The cell's place among the notebook's code cells.</param>
/// <param name="ExecutionCount">The number in <c>[7]</c>; null when the cell never began.</param>
/// <param name="Source">The cell's text.</param>
/// <param name="Error">What went wrong, as the executed notebook shows it.</param>
public sealed record CellFailure(CellPosition Cell, int? ExecutionCount, string Source, CellError Error);
