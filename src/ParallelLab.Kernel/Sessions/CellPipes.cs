using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>The named pipes of one worker: a pair for each cell. Owned by the worker's link, and gone with it.</summary>
internal sealed class CellPipes(DirectoryInfo folder) : IDisposable
{
    private readonly PipePump _pump = new();

    // Swapped whole: the turn's thread sets it, the threads that read and end the link look at it.
    private volatile Pair? _current;

    /// <summary>The end of what the last cell's pipe for standard error brought; empty where there was none.</summary>
    public string LastErrorWords => _current?.Error.Tail ?? "";

    /// <summary>
    /// Where the worker finds the cell's pipes; null where there can be none. What children print then goes to the pipes of the cell before.
    /// </summary>
    public (string Out, string Error)? Of(CellOutputs cell)
    {
        if (_current is { } known && known.Cell == cell)
            return known.Paths;
        var path = Path.Combine(folder.FullName, $"cell-{cell.Cell.Id}");
        try
        {
            var pair = new Pair(
                cell,
                CellPipe.Create(path + ".out", cell, OutputStream.Out),
                CellPipe.Create(path + ".error", cell, OutputStream.Error));
            _pump.Add(pair.Out);
            _pump.Add(pair.Error);
            _current = pair;
            return pair.Paths;
        }
        catch (IOException)
        {
            // The student's code has deleted the folder, or the system has no descriptor left: the cell can run all the same.
            return null;
        }
    }

    /// <summary>Passes on all that the last cell's pipes hold at this moment. Never waits.</summary>
    public void Drain()
    {
        _current?.Out.Drain();
        _current?.Error.Drain();
    }

    public void Dispose() => _pump.Dispose();

    private sealed record Pair(CellOutputs Cell, CellPipe Out, CellPipe Error)
    {
        public (string Out, string Error) Paths => (Out.Path, Error.Path);
    }
}
