using System.Collections.Concurrent;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>What a cell's code wants to do when the cell's last step has been taken.</summary>
internal static class CellEnding
{
    private static readonly ConcurrentDictionary<int, ConcurrentQueue<Action>> Wanted = [];

    /// <summary>Adds to what the cell does at its end. Too late where the cell has ended: then it is never done.</summary>
    public static void Add(int cell, Action action)
    {
        var isFirst = false;
        var actions = Wanted.GetOrAdd(cell, _ =>
        {
            isFirst = true;
            return [];
        });
        actions.Enqueue(action);
        if (isFirst)
            Notebook.Output?.Send(new WorkerFrame.EndWanted(cell));
    }

    /// <summary>Does all that was wanted, in the order of the wishes, and what is added meanwhile.</summary>
    public static void Run(int cell)
    {
        if (!Wanted.TryRemove(cell, out var actions))
            return;
        while (actions.TryDequeue(out var action))
            action();
    }
}
