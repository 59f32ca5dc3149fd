using Microsoft.Diagnostics.Runtime;
using ParallelLab.Worker.Frames;

namespace ParallelLab.WorkerProgram.Inspection;

/// <summary>The threads, locks and tasks of a process that is held, put together: who waits for what, and who can end that.</summary>
internal sealed class HeldProcess
{
    private readonly VariableNames _names;
    private readonly IReadOnlyList<HeldThread> _threads;
    private readonly IReadOnlyDictionary<ulong, int> _monitors;
    private readonly Lazy<IReadOnlyDictionary<ulong, int>> _tasks;

    public HeldProcess(ClrRuntime runtime)
    {
        _threads = [.. runtime.Threads.Where(thread => thread is { IsAlive: true, OSThreadId: not 0 }).Select(thread => new HeldThread(thread))];
        _names = new VariableNames(_threads);
        _monitors = HoldersOfMonitors(runtime);
        _tasks = new(RunnersOfTasks);
    }

    public ProcessView ToView() =>
        new([.. _threads.Select(thread => new ThreadView(thread.OsId, WaitOf(thread), thread.IsBlocked, thread.RunsPoolItem, [.. thread.Calls.Select(HeldThread.ViewOf)]))]);

    private WaitLook? WaitOf(HeldThread thread)
    {
        if (thread.Wait is not { } wait)
            return null;
        var awaited = thread.WaitingOn.FirstOrDefault(candidate => CanBeAwaited(wait.Kind, candidate));
        return awaited.IsNull
            ? null
            : new WaitLook(wait.Kind, awaited.Address, _names.Of(awaited, thread), awaited.Type?.Name ?? "", HolderOf(wait.Kind, awaited), wait.IsEndless);
    }

    private bool CanBeAwaited(WaitKind kind, ClrObject candidate) => kind switch
    {
        WaitKind.Thread => candidate.Type?.Name == "System.Threading.Thread",
        WaitKind.Task => HeldThread.IsTask(candidate),
        _ => candidate.Type?.Name == "System.Threading.Lock" || _monitors.ContainsKey(candidate),
    };

    private int HolderOf(WaitKind kind, ClrObject awaited) => kind switch
    {
        WaitKind.Thread => _threads.FirstOrDefault(thread => thread.ManagedId == awaited.ReadField<int>("_managedThreadId"))?.OsId ?? 0,
        WaitKind.Task => _tasks.Value.GetValueOrDefault(awaited),
        _ => _monitors.TryGetValue(awaited, out var holder) ? holder : (int)awaited.ReadField<uint>("_owningThreadId"), // The system's number.
    };

    // A monitor that somebody waits for keeps its owner in such a block, and no longer in the object's header.
    private static Dictionary<ulong, int> HoldersOfMonitors(ClrRuntime runtime)
    {
        var threads = runtime.Threads.ToDictionary(thread => thread.Address, thread => (int)thread.OSThreadId);
        return runtime.Heap.EnumerateSyncBlocks()
            .Where(block => block.IsMonitorHeld)
            .ToDictionary(block => block.Object, block => threads.GetValueOrDefault(block.HoldingThreadAddress));
    }

    private Dictionary<ulong, int> RunnersOfTasks()
    {
        var runners = new Dictionary<ulong, int>();
        foreach (var thread in _threads)
        {
            foreach (var task in thread.RunningTasks)
                runners[task] = thread.OsId;
        }
        return runners;
    }
}
