namespace ParallelLab.Worker.Running;

/// <summary>Thrown by a poll in a cell that is being stopped. Catching it helps no code: the next poll throws again.</summary>
public sealed class CellStoppedException : OperationCanceledException
{
    public CellStoppedException()
        : base("The cell was stopped.")
    {
    }

    public CellStoppedException(string message)
        : base(message)
    {
    }

    public CellStoppedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
