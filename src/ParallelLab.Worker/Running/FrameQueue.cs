using System.Collections.Concurrent;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>
/// Frames on their way from the thread that reads the link to the one that serves them, each with the scope of the cell that the kernel
/// had begun by then: a stop means that one, however late it is served.
/// </summary>
internal sealed class FrameQueue
{
    private readonly ConcurrentQueue<(KernelFrame Frame, ArrivedCell? Arrived, CellScope? Cell)> _frames = new();
    private readonly AutoResetEvent _added = new(initialState: false);

    public void Add(KernelFrame frame, ArrivedCell? arrived, CellScope? cell)
    {
        _frames.Enqueue((frame, arrived, cell));
        _added.Set();
    }

    /// <summary>Waits for the next frame. One thread only.</summary>
    public (KernelFrame Frame, ArrivedCell? Arrived, CellScope? Cell) Take()
    {
        while (true)
        {
            if (_frames.TryDequeue(out var next))
                return next;
            WaitForMore();
        }
    }

    private void WaitForMore()
    {
        try
        {
            _added.WaitOne();
        }
        catch (ThreadInterruptedException)
        {
            // A student's code has kept the cells' thread and interrupts it between two cells: nothing of ours is meant.
        }
    }
}
