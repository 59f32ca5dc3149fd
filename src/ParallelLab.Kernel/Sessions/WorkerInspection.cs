using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using ParallelLab.Kernel.Inspection;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>Has a worker looked into from outside, by a process that does nothing else (<see cref="Inspector"/>).</summary>
internal static class WorkerInspection
{
    private const int MostFrames = 30;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>What was seen; null where the system does not let one process look into another, or nothing could be read.</summary>
    /// <param name="cells">The cells that the worker has loaded.</param>
    public static async Task<WorkerLook?> LookAsync(int processId, CellSymbols cells)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            using var process = Process.Start(OwnProgram.With("inspect", processId.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            if (process is null)
                return null;
            await using var killing = deadline.Token.Register(process.Kill);
            var view = await JsonSerializer.DeserializeAsync(process.StandardOutput.BaseStream, ProcessViewJson.Default.ProcessView, deadline.Token);
            return view is null ? null : new WorkerLook([.. view.Threads.Select(thread => Describe(thread, cells))]);
        }
        catch (Exception error) when (error is JsonException or IOException or Win32Exception or InvalidOperationException or OperationCanceledException)
        {
            return null;
        }
    }

    private static ThreadLook Describe(ThreadView thread, CellSymbols cells) =>
        new(thread.OsId, thread.Wait, cells.CallIn(thread.Frames), [.. thread.Frames.Select(cells.Describe).OfType<string>().Take(MostFrames)]);
}
