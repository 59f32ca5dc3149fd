namespace ParallelLab.Kernel.Engine;

/// <summary>How to compile one cell.</summary>
/// <param name="Polls">
/// Write the polls that let the cell be stopped (<see cref="StopPolls"/>). Off only for code whose time is being measured.
/// </param>
public sealed record CompileOptions(bool Polls = true)
{
    public static CompileOptions Default { get; } = new();
}
