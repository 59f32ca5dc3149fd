using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>
/// The rules of tables and trees come once with what a cell shows, and not with each of its outputs. Not once a notebook: cells are run
/// again and cleared one by one. Safe to use from several threads.
/// </summary>
internal sealed class CellStyles
{
    private int _styled = None;

    private const int None = int.MinValue;

    public CellOutput Once(int cell, CellOutput output)
    {
        switch (output)
        {
            case CellOutput.Clear:
                Volatile.Write(ref _styled, None);
                return output;
            case CellOutput.Display { Bundle: var bundle } display when HtmlStyle.IsIn(bundle) && HasStyle(cell):
                return display with { Bundle = HtmlStyle.Without(bundle) };
            case CellOutput.Result { Bundle: var bundle } result when HtmlStyle.IsIn(bundle) && HasStyle(cell):
                return result with { Bundle = HtmlStyle.Without(bundle) };
            default: // An update too: it may replace the very output that the rules came with.
                return output;
        }
    }

    /// <summary>Whether the cell has its style already; from now on it has.</summary>
    private bool HasStyle(int cell) => Interlocked.Exchange(ref _styled, cell) == cell;
}
