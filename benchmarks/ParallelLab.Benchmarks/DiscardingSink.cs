using ParallelLab.Worker.Frames;

namespace ParallelLab.Benchmarks;

/// <summary>Counts what comes and keeps nothing; completes when the first text has come.</summary>
internal sealed class DiscardingSink : IOutputSink
{
    private readonly TaskCompletionSource _printed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Printed => _printed.Task;

    public long Characters { get; private set; }

    public void Emit(CellOutput output)
    {
        if (output is not CellOutput.Text text)
            return;
        Characters += text.Content.Length;
        _printed.TrySetResult();
    }
}
