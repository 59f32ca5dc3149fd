using ParallelLab.Kernel.Sessions;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// The cell whose turn it is: what an interrupt stops, and whom a question goes to. Set by the loop of cells, read by all others.
/// </summary>
/// <remarks>
/// Cells and interrupts come through different sockets and are served by different loops. What decides is the order in which they were
/// read: an interrupt concerns the first unfinished cell that was read before it, and never one that was read later.
/// </remarks>
internal sealed class CurrentCell(Task<ISession> session)
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _stop;

    // When an interrupt was read that found no cell at its turn: one may have been read before, and still wait for it.
    private long _interruptedAt;

    /// <summary>The message that asked for the cell, and whether its sender answers questions; null while no cell has its turn.</summary>
    public (WireMessage Message, bool AllowsStdin)? Asker { get; private set; }

    /// <summary>Gives a cell its turn, until <see cref="End"/>.</summary>
    /// <returns>Cancelled when the cell is to be stopped, which may be at once.</returns>
    public CancellationToken Begin(WireMessage message, bool allowsStdin, CancellationToken cancellationToken)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_gate)
        {
            if (message.ReadAt < _interruptedAt)
                stop.Cancel();
            _interruptedAt = 0;
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
    /// <param name="readAt">When the kernel was told, as in <see cref="WireMessage.ReadAt"/>.</param>
    public void Interrupt(long readAt)
    {
        lock (_gate)
        {
            if (_stop is null)
                InterruptLeftovers(readAt);
            else if (Asker?.Message.ReadAt < readAt)
                _ = _stop.CancelAsync();
        }
    }

    // Under the gate, so that no cell begins before the session has passed it on.
    private void InterruptLeftovers(long readAt)
    {
        _interruptedAt = readAt;
        if (session.IsCompletedSuccessfully)
            _ = session.Result.InterruptAsync();
    }
}
