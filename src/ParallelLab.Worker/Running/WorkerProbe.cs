namespace ParallelLab.Worker.Running;

/// <summary>
/// Whether the process still works after a thread was aborted in it. An abort may leave a lock held for ever or a structure half
/// written; what most cells need is tried: the console, the pool, formatting, a lock, a new thread.
/// </summary>
internal static class WorkerProbe
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(700);

    public static bool Passes()
    {
        using var poolAnswered = new ManualResetEventSlim();
        var passed = false;
        var probe = new Thread(() =>
        {
            Console.Out.Write("");
            Console.Error.Write("");
            Notebook.Output?.Probe();
            _ = string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0:F2} {1}", 1.5, DateTime.UnixEpoch);
            var gate = new object();
            lock (gate)
                passed = Type.GetType("System.Linq.Enumerable, System.Linq") is not null;
        })
        {
            IsBackground = true,
            Name = "ParallelLab probe",
        };
        probe.UnsafeStart();
        ThreadPool.UnsafeQueueUserWorkItem(_ => poolAnswered.Set(), null);
        return probe.Join(Deadline) && passed && poolAnswered.Wait(Deadline);
    }
}
