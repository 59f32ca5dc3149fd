using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>The named pipes of one worker: a pair for each cell. Owned by the worker's link, and gone with it.</summary>
internal sealed class CellPipes(DirectoryInfo folder) : IDisposable
{
    private readonly PipePump _pump = new();
    private readonly Lock _gate = new();

    // Guarded by the gate: the turn's thread makes and takes it, the thread that ends the link closes it.
    private (Fifo Out, Fifo Error)? _next;
    private int _made;
    private bool _isDisposed;

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
        PrepareNext();
        if (TakeNext() is not var (standardOutput, standardError))
            return null;
        var pair = new Pair(
            cell,
            (standardOutput.Path, standardError.Path),
            new CellPipe(standardOutput, cell, OutputStream.Out),
            new CellPipe(standardError, cell, OutputStream.Error));
        _pump.Add(pair.Out);
        _pump.Add(pair.Error);
        _current = pair;
        return pair.Paths;
    }

    /// <summary>
    /// Makes the pipes of the next cell, if there are none yet: for a moment in which nobody waits, since some file systems take half a millisecond.
    /// </summary>
    public void PrepareNext()
    {
        lock (_gate)
        {
            if (_isDisposed || _next is { Out.Exists: true, Error.Exists: true })
                return;
            CloseNext();
            var path = Path.Combine(folder.FullName, $"cell-{++_made}");
            Fifo? standardOutput = null;
            try
            {
                standardOutput = Fifo.Create(path + ".out");
                _next = (standardOutput, Fifo.Create(path + ".error"));
            }
            catch (IOException)
            {
                // The student's code has deleted the folder, or the system has no descriptor left: the cell can run all the same.
                standardOutput?.Dispose();
            }
        }
    }

    /// <summary>Passes on all that the last cell's pipes hold at this moment. Never waits.</summary>
    public void Drain()
    {
        _current?.Out.Drain();
        _current?.Error.Drain();
    }

    public void Dispose()
    {
        _pump.Dispose();
        lock (_gate)
        {
            _isDisposed = true;
            CloseNext();
        }
    }

    private (Fifo Out, Fifo Error)? TakeNext()
    {
        lock (_gate)
        {
            var next = _next;
            _next = null;
            return next;
        }
    }

    // Under the gate.
    private void CloseNext()
    {
        _next?.Out.Dispose();
        _next?.Error.Dispose();
        _next = null;
    }

    private sealed record Pair(CellOutputs Cell, (string Out, string Error) Paths, CellPipe Out, CellPipe Error);
}
