using System.ComponentModel;

namespace ParallelLab.Worker.Running;

/// <summary>
/// Raised when a cell is told to stop, and never lowered. A function with loops fetches its cell's flag once, by <see cref="Poll.Enter"/>,
/// and its loops look at that: so the branch behind a loop's poll always throws, which is what lets the compiler keep the loop's
/// variables in registers. A call there that might return costs up to a factor of two (doubles have no registers that survive a call).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StopFlag
{
    /// <summary>Of code that belongs to no cell.</summary>
    internal static readonly StopFlag Never = new();

#pragma warning disable MA0069 // A field and not a property: the poll must stay one load also in code that is not yet optimised.
    public volatile bool IsSet;
#pragma warning restore MA0069

    // Without NoInlining: the compiler must see that it never returns.
    public static void Throw() => throw new CellStoppedException();
}
