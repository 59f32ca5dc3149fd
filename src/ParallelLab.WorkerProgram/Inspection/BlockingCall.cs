using ParallelLab.Worker.Frames;

namespace ParallelLab.WorkerProgram.Inspection;

/// <summary>A call of the runtime in which a thread waits for something that another thread holds.</summary>
/// <param name="Signature">The call that has what is waited for on its stack.</param>
/// <param name="IsEndless">It certainly has no time-out. Where that can't be seen the wait may end by itself, and is no deadlock.</param>
internal sealed record BlockingCall(WaitKind Kind, string Signature, bool IsEndless)
{
    private const string Threading = "System.Threading.";

    // What may stand above such a call while it waits. Under anything else it does not wait, but runs a task's code itself, for one.
    private static readonly string[] Below =
    [
        Threading + "WaitHandle.", Threading + "Monitor.Wait(", Threading + "ManualResetEventSlim.Wait(",
        Threading + "Tasks.Task.SpinThenBlockingWait(",
    ];

    // The innermost call of any thread that waits.
    private static readonly string[] Waits =
    [
        Threading + "WaitHandle.", Threading + "Monitor.", Threading + "Lock.", Threading + "Thread.Sleep", Threading + "Thread.Join",
        "Interop+Sys.", // Reads, sockets, other processes.
    ];

    private static readonly string[] EndlessTaskWaits =
        [Threading + "Tasks.Task.Wait()", Threading + "Tasks.Task`1", "System.Runtime.CompilerServices.TaskAwaiter"];

    /// <summary>What a stack's innermost call waits for; null where it waits for nothing that somebody holds.</summary>
    /// <param name="stack">Signatures, the innermost call's first.</param>
    public static BlockingCall? Of(IReadOnlyList<string> stack)
    {
        var at = stack.TakeWhile(call => StartsWithAny(call, Below)).Count();
        if (at == stack.Count)
            return null;
        var (call, callers) = (stack[at], stack.Skip(at + 1).Take(3).ToList());
        return call[..(call.IndexOf('(', StringComparison.Ordinal) + 1)] switch
        {
            Threading + "Monitor.Enter_Slowpath(" => new(WaitKind.Lock, call, IsEndless: true),
            Threading + "Monitor.TryEnter_Slowpath(" => new(WaitKind.Lock, call, IsEndless: false),
            Threading + "Lock.TryEnterSlow(" => new(WaitKind.Lock, call, !StartsWithAny(callers.FirstOrDefault(""), [Threading + "Lock.TryEnter"])),
            Threading + "Thread.Join(" => new(WaitKind.Thread, call, callers is [Threading + "Thread.Join()", ..]),
            Threading + "Tasks.Task.InternalWaitCore(" => new(WaitKind.Task, call, callers.Any(caller => StartsWithAny(caller, EndlessTaskWaits))),
            _ => null,
        };
    }

    /// <summary>Whether the thread waits, with or without a time-out, for whatever.</summary>
    /// <param name="stack">As in <see cref="Of"/>.</param>
    public static bool Blocks(IReadOnlyList<string> stack) => stack is [var innermost, ..] && StartsWithAny(innermost, Waits);

    private static bool StartsWithAny(string call, string[] starts) => starts.Any(start => call.StartsWith(start, StringComparison.Ordinal));
}
