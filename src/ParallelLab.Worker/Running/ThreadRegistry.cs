namespace ParallelLab.Worker.Running;

/// <summary>The threads that have run a cell's code.</summary>
public sealed class ThreadRegistry
{
    /// <summary>The threads known now; ended ones stay for as long as something else holds their <see cref="Thread"/>.</summary>
    public IReadOnlyList<RegisteredThread> Snapshot() => throw new NotSupportedException();
}
