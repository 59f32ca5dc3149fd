namespace ParallelLab.Kernel.Sessions;

/// <summary>No worker could be had: this program is installed badly, or the machine refuses it a process.</summary>
public sealed class WorkerStartException : Exception
{
    public WorkerStartException(string message)
        : base(message)
    {
    }

    public WorkerStartException()
    {
    }

    public WorkerStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
