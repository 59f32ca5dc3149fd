using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Engine;

/// <summary>What became of a cell's text. A closed set.</summary>
public abstract record CompileOutcome
{
    private CompileOutcome()
    {
    }

    /// <summary>The cell is part of the chain: later cells see its names.</summary>
    /// <param name="Submission">What to run; null for a cell of usings, comments or nothing.</param>
    /// <param name="Warnings">The compiler's warnings, as lines to show.</param>
    public sealed record Compiled(Submission? Submission, IReadOnlyList<string> Warnings) : CompileOutcome;

    /// <summary>The cell does not compile, and nothing has changed.</summary>
    public sealed record Rejected(CellError Error) : CompileOutcome;
}
