namespace ParallelLab.Kernel.Engine;

/// <summary>
/// The code is a body to be measured, run as often as it takes: it becomes a lambda without polls, which is handed to
/// <see cref="Worker.Running.MeasuredBody"/>. What it declares is local to it.
/// </summary>
/// <param name="Variable">A variable that each run is given a value of, with its type: <c>int workers</c>. Null for none.</param>
public sealed record MeasuredCode(string? Variable = null);
