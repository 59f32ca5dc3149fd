namespace ParallelLab.Worker.Running;

/// <summary>
/// The threads that are the worker's own. They never see a cell's context. If one fails the process can't be trusted any more, and ends
/// with words that the kernel hears: a thread that died in silence would leave the kernel waiting.
/// </summary>
internal static class WorkerThread
{
    public static Thread Start(string? name, Action body, bool isBackground = true)
    {
        var thread = new Thread(() => Run(name, body)) { IsBackground = isBackground, Name = name };
        thread.UnsafeStart();
        return thread;
    }

    private static void Run(string? name, Action body)
    {
        try
        {
            body();
        }
        catch (Exception error)
        {
            Environment.FailFast($"A fault of ParallelLab itself, on its thread {name ?? "of cells"}: {error.GetType().Name}: {error.Message}", error);
        }
    }
}
