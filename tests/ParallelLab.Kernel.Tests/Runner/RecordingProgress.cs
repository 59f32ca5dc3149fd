using System.Collections.Concurrent;
using ParallelLab.Kernel.Runner.Reports;

namespace ParallelLab.Kernel.Tests.Runner;

/// <summary>Keeps the events of a run for a test to look at.</summary>
internal sealed class RecordingProgress : IRunProgress
{
    private readonly ConcurrentQueue<RunEvent> _events = [];

    public void Report(RunEvent step) => _events.Enqueue(step);

    public IReadOnlyList<T> Of<T>()
        where T : RunEvent => [.. _events.OfType<T>()];
}
