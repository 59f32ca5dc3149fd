using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>Watches the process that started the kernel: a kernel without a front end would stay for ever.</summary>
internal static class ParentWatch
{
    /// <summary>Set by Jupyter: the parent's process id; on Windows a handle of the parent that we have inherited.</summary>
    public const string Variable = "JPY_PARENT_PID";

    // To await the exit of a process that is not our child, .NET would look ten times a second.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Completes when the parent has ended; never where none is named, or the name makes no sense.</summary>
    public static async Task EndAsync(CancellationToken cancellationToken)
    {
        var name = Environment.GetEnvironmentVariable(Variable);
        if (!long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var parent) || parent is 0 or > int.MaxValue)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        else if (OperatingSystem.IsWindows())
            await SignalAsync((nint)parent, cancellationToken);
        else
            await ExitAsync((int)parent, cancellationToken);
    }

    private static async Task ExitAsync(int processId, CancellationToken cancellationToken)
    {
        try
        {
            using var parent = Process.GetProcessById(processId);
            using var timer = new PeriodicTimer(BetweenLooks);
            while (!parent.HasExited)
                await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (ArgumentException)
        {
            // It ended before we looked.
        }
    }

    private static async Task SignalAsync(nint handle, CancellationToken cancellationToken)
    {
        using var parent = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: false) };
        var ended = new TaskCompletionSource();
        var wait = ThreadPool.RegisterWaitForSingleObject(
            parent, (_, _) => ended.TrySetResult(), null, Timeout.Infinite, executeOnlyOnce: true);
        try
        {
            await ended.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            wait.Unregister(null);
        }
    }
}
