using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SystemState = System.Diagnostics.ThreadState;

namespace ParallelLab.Instruments;

/// <summary>
/// This process's threads, from the operating system. Linux: all that <see cref="OsThread"/> holds, through <c>/proc</c>.
/// Elsewhere as far as <see cref="Process.Threads"/> tells: Windows and macOS give id, state and CPU time but no name.
/// </summary>
public static partial class OsThreads
{
    private const string Tasks = "/proc/self/task";

    /// <summary>The threads that live now, by id. One that ends while we look may be missing.</summary>
    public static IReadOnlyList<OsThread> Snapshot() => OperatingSystem.IsLinux() ? FromProc() : FromProcess();

    /// <summary>The calling thread's id, the same as <see cref="OsThread.Id"/>; 0 on a system that we don't know.</summary>
    public static int CurrentId
    {
        get
        {
            if (OperatingSystem.IsLinux())
                return GetTid();
            if (OperatingSystem.IsWindows())
                return (int)GetCurrentThreadId();
            return OperatingSystem.IsMacOS() && PthreadThreadId(0, out var id) == 0 ? (int)id : 0;
        }
    }

    /// <summary>The processor time that a thread of this process has taken so far; null where the system does not tell.</summary>
    /// <param name="id">Its <see cref="OsThread.Id"/>.</param>
    public static TimeSpan? CpuOf(int id) =>
        (OperatingSystem.IsLinux() ? FromProc(id) : FromProcess().FirstOrDefault(thread => thread.Id == id))?.Cpu;

    private static IReadOnlyList<OsThread> FromProc() =>
        [.. ProcText.NumberedFolders(Tasks).Order().Select(FromProc).OfType<OsThread>()];

    private static OsThread? FromProc(int id)
    {
        var folder = Path.Combine(Tasks, id.ToString(CultureInfo.InvariantCulture));
        if (ProcText.Read(Path.Combine(folder, "stat")) is not { } text || !ProcStat.TryParse(text, out var stat))
            return null;
        var cpu = ProcText.CpuTime(ProcText.Read(Path.Combine(folder, "schedstat"))) ?? stat.Cpu;
        return new OsThread(id, stat.Name, StateOf(stat.State), cpu);
    }

    internal static OsThreadState StateOf(char letter) => letter switch
    {
        'R' => OsThreadState.Running,
        'S' or 'I' => OsThreadState.Sleeping,
        'D' => OsThreadState.Uninterruptible,
        'T' or 't' => OsThreadState.Stopped,
        'Z' or 'X' => OsThreadState.Ended,
        _ => OsThreadState.Unknown,
    };

    private static IReadOnlyList<OsThread> FromProcess()
    {
        using var process = Process.GetCurrentProcess();
        return [.. process.Threads.Cast<ProcessThread>().OrderBy(thread => thread.Id).Select(FromProcess)];
    }

    private static OsThread FromProcess(ProcessThread thread)
    {
        try
        {
            return new OsThread(thread.Id, "", StateOf(thread.ThreadState), CpuOf(thread));
        }
        catch (InvalidOperationException)
        {
            return new OsThread(thread.Id, "", OsThreadState.Ended, null);
        }
    }

    private static TimeSpan? CpuOf(ProcessThread thread) =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? thread.TotalProcessorTime : null;

    private static OsThreadState StateOf(SystemState state) => state switch
    {
        SystemState.Running or SystemState.Ready or SystemState.Standby => OsThreadState.Running,
        SystemState.Wait => OsThreadState.Sleeping,
        SystemState.Terminated => OsThreadState.Ended,
        _ => OsThreadState.Unknown,
    };

    [LibraryImport("libc", EntryPoint = "gettid")]
    private static partial int GetTid();

    [LibraryImport("kernel32")]
    private static partial uint GetCurrentThreadId();

    [LibraryImport("libSystem", EntryPoint = "pthread_threadid_np")]
    private static partial int PthreadThreadId(nint thread, out ulong id);
}
