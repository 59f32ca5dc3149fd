using Microsoft.DotNet.Interactive.Commands;
using ParallelLab.Worker.Running;

namespace Microsoft.DotNet.Interactive;

/// <summary>The run of a cell, seen by its code. Its extension methods show things in that cell.</summary>
public sealed class KernelInvocationContext
{
    private readonly CellScope _cell;

    private KernelInvocationContext(CellScope cell)
    {
        _cell = cell;
        Command = new SubmitCode(cell.Cell.Source, Kernel.Current.Name);
    }

    /// <summary>That of the cell which started the calling code; null where no cell did.</summary>
    public static KernelInvocationContext? Current => CellScope.CurrentOrRunning is { } cell ? new(cell) : null;

    internal static KernelInvocationContext Required =>
        Current ?? throw new InvalidOperationException("No cell runs this code.");

    /// <summary>Signalled when the cell is asked to stop.</summary>
    public CancellationToken CancellationToken => _cell.StoppingToken;

    /// <summary>A <see cref="SubmitCode"/> with the whole text of the cell.</summary>
    public KernelCommand Command { get; }

    public Kernel HandlingKernel => Kernel.Current;

    internal int CellId => _cell.Id;

    /// <summary>
    /// Calls back when all of the cell has run, also where it has failed; not where it was interrupted or the process has ended. What is
    /// shown then is still the cell's.
    /// </summary>
    public void OnComplete(Action<KernelInvocationContext> onComplete) =>
        CellEnding.Add(_cell.Id, () => onComplete(Required));
}
