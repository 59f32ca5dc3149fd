namespace ParallelLab.Instruments.Progress;

/// <summary>Where counts are shown: a host that can do better than a console says so here.</summary>
public static class ProgressDisplays
{
    /// <summary>Opens a display on behalf of the calling code. Set once, by the host, before anything is counted.</summary>
    public static Func<IProgressDisplay> Open { get; set; } = static () => new ConsoleProgress(Console.Error, !Console.IsErrorRedirected);
}
