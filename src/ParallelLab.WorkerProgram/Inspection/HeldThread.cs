using Microsoft.Diagnostics.Runtime;
using ParallelLab.Worker.Frames;

namespace ParallelLab.WorkerProgram.Inspection;

/// <summary>A managed thread of a process that is held: its calls, innermost first, and the objects that they have on the stack.</summary>
internal sealed class HeldThread
{
    private const int MostCalls = 200;

    // Whoever runs a task has it on the stack here: a plain one, and an async method's.
    private static readonly string[] TaskRunners =
        ["System.Threading.Tasks.Task.ExecuteWithThreadLocal(", "System.Runtime.CompilerServices.AsyncTaskMethodBuilder"];

    // A pool thread that has nothing to do waits outside of it.
    private const string PoolLoop = "System.Threading.ThreadPoolWorkQueue.Dispatch(";

    private readonly ClrThread _thread;
    private readonly Lazy<IReadOnlyList<ClrStackRoot>> _roots;

    public HeldThread(ClrThread thread)
    {
        _thread = thread;
        _roots = new(() => [.. thread.EnumerateStackRoots().Where(root => root.Object.IsValid)]);
        Calls = [.. thread.EnumerateStackTrace(includeContext: false, MostCalls).Where(frame => frame.Method is not null)];
        var stack = Calls.Select(SignatureOf).ToList();
        Wait = BlockingCall.Of(stack);
        IsBlocked = BlockingCall.Blocks(stack);
        RunsPoolItem = stack.Exists(call => call.StartsWith(PoolLoop, StringComparison.Ordinal));
    }

    public int OsId => (int)_thread.OSThreadId;

    public int ManagedId => _thread.ManagedThreadId;

    public IReadOnlyList<ClrStackFrame> Calls { get; }

    /// <summary>How it waits for something that somebody holds; null where it does not.</summary>
    public BlockingCall? Wait { get; }

    /// <summary>It waits in the runtime, for whatever.</summary>
    public bool IsBlocked { get; }

    /// <summary>It belongs to the thread pool and has a work item.</summary>
    public bool RunsPoolItem { get; }

    /// <summary>The objects that any of its calls has on the stack.</summary>
    public IEnumerable<ClrObject> Objects => _roots.Value.Select(root => root.Object);

    /// <summary>The objects that the waiting call has on the stack.</summary>
    public IEnumerable<ClrObject> WaitingOn =>
        _roots.Value.Where(root => root.StackFrame is { } frame && SignatureOf(frame) == Wait?.Signature).Select(root => root.Object);

    /// <summary>The tasks whose code it runs.</summary>
    public IEnumerable<ulong> RunningTasks =>
        _roots.Value.Where(root => root.StackFrame is { } frame && RunsTask(SignatureOf(frame)) && IsTask(root.Object)).Select(root => root.Object.Address);

    public static bool IsTask(ClrObject candidate)
    {
        var type = candidate.Type;
        while (type is not null && type.Name != "System.Threading.Tasks.Task")
            type = type.BaseType;
        return type is not null;
    }

    // What stands on a stack is where a call returns to: the call itself is just before.
    public static FrameView ViewOf(ClrStackFrame frame) => new(
        AssemblyOf(frame.Method?.Type), frame.Method?.Type.Name ?? "", frame.Method?.Name ?? "", frame.Method?.MetadataToken ?? 0,
        frame.Method?.GetILOffset(frame.InstructionPointer - 1) ?? 0);

    // An assembly that was loaded from bytes is called by its name, as if it were a file.
    private static string AssemblyOf(ClrType? type) => Path.GetFileNameWithoutExtension(type?.Module?.AssemblyName) ?? "";

    private static bool RunsTask(string signature) => TaskRunners.Any(runner => signature.StartsWith(runner, StringComparison.Ordinal));

    private static string SignatureOf(ClrStackFrame frame) => frame.Method?.Signature ?? "";
}
