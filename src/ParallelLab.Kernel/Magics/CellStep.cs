using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Packages;
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
    public sealed record Run(string Code, IReadOnlyList<InstrumentRequest> Instruments, MeasuredCode? Measured = null) : CellStep
    {
        /// <summary>What the code's errors name in place of the cell; null for the cell.</summary>
        public string? Origin { get; init; }

        /// <summary>An instrument alone.</summary>
        public static Run Of(InstrumentRequest instrument) => new("", [instrument]);
    }

    /// <summary>Show something that is known without running anything.</summary>
    public sealed record Show(MimeBundle Bundle) : CellStep;

    /// <summary>Get the packages that the code below asks for.</summary>
    /// <param name="Directives">At least one; the code no longer has them.</param>
    public sealed record Restore(IReadOnlyList<PackageDirective> Directives) : CellStep;

    /// <summary>Show which packages the session has.</summary>
    public sealed record ShowPackages : CellStep;

    /// <summary>Declare a variable of C# with the value that an instrument finds.</summary>
    /// <param name="Find">Keeps the value in the worker and answers with the type to declare.</param>
    public sealed record Declare(string Name, InstrumentRequest Find) : CellStep;

    /// <summary>Run the code cells of a file, one after the other.</summary>
    /// <param name="File">As it was written: from the notebook's folder on where it is relative.</param>
    public sealed record Import(string File) : CellStep;

    /// <summary>Show what the compiler makes of C# code, and do not run it.</summary>
    /// <param name="Code">As that of <see cref="Run"/>.</param>
    /// <param name="AsIL">In the instructions of the runtime; else in simpler C#.</param>
    public sealed record Lower(string Code, bool AsIL) : CellStep;

    /// <summary>Forget all names, types and values: a new worker.</summary>
    public sealed record Reset : CellStep;
}
