using System.Diagnostics;
using System.Globalization;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// Ends a process with all that it started, also what has left its group. Linux tells a process's children directly; the framework's own
/// way reads every process of the machine, which takes a tenth of a second where there are many, and a restart waits for it.
/// </summary>
internal static class ProcessTree
{
    /// <summary>Ends it at once, if it has not ended.</summary>
    /// <exception cref="InvalidOperationException">It is not ours to end.</exception>
    /// <exception cref="AggregateException">Something that it started is not ours to end.</exception>
    public static void Kill(Process root)
    {
        if (root.HasExited)
            return;
        if (!File.Exists($"/proc/{root.Id}/task/{root.Id}/children"))
        {
            root.Kill(entireProcessTree: true);
            return;
        }

        foreach (var id in Freeze(root.Id))
            _ = Posix.Kill(id, Posix.SigKill);
        root.Kill();
    }

    /// <summary>Everything below a process, and the process itself as the first to stop.</summary>
    /// <remarks>Stopped before its children are read: it starts no more, and buries none whose number could pass to another process.</remarks>
    private static List<int> Freeze(int id)
    {
        _ = Posix.Kill(id, Posix.SigStop);
        return [.. Children(id).SelectMany(child => (int[])[child, .. Freeze(child)])];
    }

    private static List<int> Children(int id)
    {
        try
        {
            return [.. Directory.GetDirectories($"/proc/{id}/task").SelectMany(ChildrenOfThread)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // It has ended.
        }
    }

    private static IEnumerable<int> ChildrenOfThread(string thread)
    {
        try
        {
            var children = File.ReadAllText(thread + "/children");
            return children.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // The thread has ended; its children pass to another one.
        }
    }
}
