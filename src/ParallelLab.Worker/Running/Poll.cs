using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace ParallelLab.Worker.Running;

/// <summary>
/// What the engine writes into every loop and method of a cell: <c>if (Poll.Stop) Poll.Throw();</c>.
/// A volatile read and a branch that is never taken: 0–2 % of a tight loop.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Poll
{
    /// <summary>
    /// True while some thread may be running code of a cell that is being stopped. <see cref="ThreadRegistry"/> keeps it;
    /// it may be true for a moment too long (polls then take the slow path and do nothing), never too short.
    /// </summary>
#pragma warning disable MA0069 // A field and not a property: the poll must stay one load also in code that is not yet optimised.
    public static volatile bool Stop;
#pragma warning restore MA0069

    /// <summary>Throws if the calling thread belongs to a cell that is being stopped; else does nothing.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Throw()
    {
        if (CellScope.CurrentOrRunning is { IsStopping: true })
            throw new CellStoppedException();
    }
}
