namespace ParallelLab.Kernel.Magics;

/// <summary>Turns a cell's text into a plan. Holds no state: safe to share.</summary>
public sealed class CellPlanner
{
    /// <summary>Plans a cell. Any text gives a plan; none throws.</summary>
    /// <param name="source">The cell's text, magics included.</param>
    /// <param name="cell">The cell's number, for errors: "cell 7, line 3".</param>
    public CellPlan Plan(string source, int cell) => throw new NotSupportedException();
}
