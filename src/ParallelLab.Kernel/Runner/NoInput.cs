using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Runner;

/// <summary>Nobody is there to answer: a cell that reads gets an error at once, where waiting would hang the run.</summary>
public sealed class NoInput : IInputSource
{
    public Task<string?> ReadLineAsync(string prompt, bool isPassword, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
