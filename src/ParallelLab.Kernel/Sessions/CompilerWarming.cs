using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// Loads the compiler and makes it ready in the background, until the first cell wants the cores for itself. No session is needed for it: what is
/// loaded and compiled once serves every later one.
/// </summary>
public sealed class CompilerWarming
{
    private readonly CancellationTokenSource _enough = new();

    private CompilerWarming() =>
        Completion = Task.Run(() => new CSharpEngine(ReferenceSet.Default, Directory.GetCurrentDirectory()).WarmUp(_enough.Token));

    /// <summary>Completes when a cell costs what any other does.</summary>
    public Task Completion { get; }

    public static CompilerWarming Begin() => new();

    /// <summary>Ends it early: a cell that comes does not wait for more than it needs itself. Nothing of it runs when this completes.</summary>
    public async Task EndAsync()
    {
        if (Completion.IsCompleted)
            return;
        await _enough.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Of no account once it has ended.
    }
}
