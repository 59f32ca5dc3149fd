using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Magics;

/// <summary>What a cell's text asks for, magics understood. A closed set.</summary>
public abstract record CellPlan
{
    private CellPlan()
    {
    }

    /// <summary>The steps to take, at least one.</summary>
    public sealed record Accepted(IReadOnlyList<CellStep> Steps) : CellPlan;

    /// <summary>A magic is wrong. Nothing of the cell is to be run: not the code above the magic either.</summary>
    public sealed record Refused(CellError Error) : CellPlan;
}
