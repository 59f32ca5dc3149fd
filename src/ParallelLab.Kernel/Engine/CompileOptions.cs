namespace ParallelLab.Kernel.Engine;

/// <summary>How to compile one cell.</summary>
/// <param name="Polls">
/// Write the polls that let the cell be stopped (<see cref="StopPolls"/>). Off only for code whose time is being measured.
/// </param>
/// <param name="Measured">Set for a body to be measured, which has no polls; null for code that is run once.</param>
/// <param name="Origin">What errors name in place of the cell: "cell 2 of lesson.dib"; null for the cell.</param>
public sealed record CompileOptions(bool Polls = true, MeasuredCode? Measured = null, string? Origin = null)
{
    public static CompileOptions Default { get; } = new();
}
