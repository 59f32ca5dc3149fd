using ParallelLab.Kernel.Sessions;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// The cell whose turn it is: what an interrupt stops, and whom a question goes to. Set by the loop of cells, read by all others.
/// </summary>
internal sealed class CurrentCell(Task<ISession> session)
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _stop;

    /// <summary>The message that asked for the cell, and whether its sender answers questions; null while no cell has its turn.</summary>
    public (WireMessage Message, bool AllowsStdin)? Asker { get; private set; }

    /// <summary>Gives a cell its turn, until <see cref="End"/>.</summary>
    /// <returns>Cancelled when the cell is to be stopped.</returns>
    public CancellationToken Begin(WireMessage message, bool allowsStdin, CancellationToken cancellationToken)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_gate)
        {
            _stop = stop;
            Asker = (message, allowsStdin);
        }

        return stop.Token;
    }

    public void End()
    {
        lock (_gate)
        {
            _stop?.Dispose();
            _stop = null;
            Asker = null;
        }
    }

    /// <summary>Stops the cell; between two cells, what ended ones left running. Returns at once.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            if (_stop is not null)
                _ = _stop.CancelAsync();
            else if (session.IsCompletedSuccessfully)
                _ = session.Result.InterruptAsync();
        }
    }
}
