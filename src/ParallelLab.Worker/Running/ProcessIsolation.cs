using System.Runtime.InteropServices;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>
/// The worker and all that its cells start form a process group of their own: signals to the kernel's group pass them by
/// (a front end may send SIGINT before a restart), and one signal ends them all, so that no orphan remains.
/// </summary>
internal static class ProcessIsolation
{
    // Under memory pressure the system should take the worker, whose loss the notebook survives, and nothing else.
    private const string FirstToGo = "700";

    private static PosixSignalRegistration? s_interrupt;

    public static void Enter()
    {
        StandardStreams.CloseInput();
        s_interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        if (OperatingSystem.IsWindows())
            return;
        _ = Posix.SetProcessGroup(0, 0);
        if (!OperatingSystem.IsLinux())
            return;
        GoFirst();
        // Some systems let only a process's ancestors look into it. The kernel's inspector is a sibling of this one.
        _ = Posix.Control(Posix.SetTracer, Posix.ParentProcess());
    }

    /// <summary>Ends the worker and its group at once, and takes the link's folder along, for the kernel may be gone. Does not return.</summary>
    public static void EndGroup(DirectoryInfo folder)
    {
        LinkFolder.Delete(folder);
        if (!OperatingSystem.IsWindows())
            _ = Posix.Kill(-Environment.ProcessId, Posix.SigKill);
        Environment.Exit(0);
    }

    private static void GoFirst()
    {
        try
        {
            File.WriteAllText("/proc/self/oom_score_adj", FirstToGo);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A sandbox without a writable /proc: the notebook works, only less well protected.
        }
    }
}
