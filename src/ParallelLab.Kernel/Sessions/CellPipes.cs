using System.Collections.Concurrent;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// The named pipes of one worker: a pair for each cell. Owned by the worker's link, and gone with it. A pipe that nobody can write to any more is a later cell's: usually four
/// take turns. To make new ones and delete them would cost more with each cell, since ext4 looks through all that was deleted within a minute and more before it makes a file.
/// </summary>
internal sealed class CellPipes : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly PipePump _pump;
    private readonly ConcurrentStack<Fifo> _free = [];
    private readonly Lock _gate = new();

    // Guarded by the gate: the turn's thread takes pipes, the thread that ends the link forbids it.
    private int _made;
    private bool _isDisposed;

    // Swapped whole: the turn's thread sets it, the threads that read and end the link look at it.
    private volatile Pair? _current;

    public CellPipes(DirectoryInfo folder) => (_folder, _pump) = (folder, new PipePump(_free.Push));

    /// <summary>The end of what the last cell's pipe for standard error brought; empty where there was none.</summary>
    public string LastErrorWords => _current?.Error.Tail ?? "";

    /// <summary>
    /// Where the worker finds the cell's pipes; null where there can be none. What children print then goes to the pipes of the cell before.
    /// </summary>
    public (string Out, string Error)? Of(CellOutputs cell)
    {
        if (_current is { } known && known.Cell == cell)
            return known.Paths;
        if (Take() is not var (standardOutput, standardError))
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
            _isDisposed = true;
    }

    private (Fifo Out, Fifo Error)? Take()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return null;
            Fifo? standardOutput = null;
            try
            {
                standardOutput = TakeOne();
                return (standardOutput, TakeOne());
            }
            catch (IOException)
            {
                // The student's code has deleted the folder, or the system has no descriptor left: the cell can run all the same.
                standardOutput?.Close();
                return null;
            }
        }
    }

    // Under the gate.
    private Fifo TakeOne()
    {
        while (_free.TryPop(out var free))
        {
            if (free.TryOpen())
                return free;
        }

        return Fifo.Create(Path.Combine(_folder.FullName, $"pipe-{++_made}"));
    }

    private sealed record Pair(CellOutputs Cell, (string Out, string Error) Paths, CellPipe Out, CellPipe Error);
}
