using ParallelLab.Kernel.Engine;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Magics;

/// <summary>One thing that a cell asks for. A closed set; a cell's steps are taken in order, and a step that fails is the last.</summary>
public abstract record CellStep
{
    private CellStep()
    {
    }

    /// <summary>
    /// Compile and run C# code with instruments around it. A report such as <c>#!pid</c> is a run of no code.
    /// </summary>
    /// <param name="Code">
    /// The code. Line n of it is line n of the cell: what stands above belongs to other steps and is blank here.
    /// </param>
    /// <param name="Instruments">From the outside in; empty for a plain run.</param>
    /// <param name="Measured">Set where the last instrument runs the code itself, as often as it likes; null where it runs once.</param>
    public sealed record Run(string Code, IReadOnlyList<InstrumentRequest> Instruments, MeasuredCode? Measured = null) : CellStep;

    /// <summary>Show something that is known without running anything.</summary>
    public sealed record Show(MimeBundle Bundle) : CellStep;

    /// <summary>Show what the compiler makes of C# code, and do not run it.</summary>
    /// <param name="Code">As that of <see cref="Run"/>.</param>
    /// <param name="AsIL">In the instructions of the runtime; else in simpler C#.</param>
    public sealed record Lower(string Code, bool AsIL) : CellStep;

    /// <summary>Forget all names, types and values: a new worker.</summary>
    public sealed record Reset : CellStep;
}
