using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>Has a worker looked into from outside, by a process that does nothing else (the verb <c>inspect</c> of the worker's program).</summary>
internal static class WorkerInspection
{
    private const int MostFrames = 30;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>What was seen, or why nothing was: the system forbids it, it took too long, or it failed.</summary>
    /// <param name="cells">The cells that the worker has loaded.</param>
    public static async Task<LookOutcome> LookAsync(int processId, CellSymbols cells)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            using var process = Process.Start(WorkerCommand.With("inspect", processId.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            if (process is null)
                return Unseen("no process could be started for it");
            await using var killing = deadline.Token.Register(process.Kill);
            var complaints = process.StandardError.ReadToEndAsync(deadline.Token);
            var answer = await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode == 0 ? Read(answer, cells) : Unseen(FirstLine(await complaints) ?? $"it ended with {process.ExitCode}");
        }
        catch (OperationCanceledException)
        {
            return Unseen($"it took more than {Deadline.TotalSeconds} s");
        }
        catch (Exception error) when (error is JsonException or IOException or Win32Exception or InvalidOperationException)
        {
            return Unseen(error.Message);
        }
    }

    private static LookOutcome Read(string answer, CellSymbols cells) =>
        JsonSerializer.Deserialize(answer, ProcessViewJson.Default.ProcessView) is { } view
            ? new LookOutcome.Seen(new WorkerLook([.. view.Threads.Select(thread => Describe(thread, cells))]))
            : Unseen("it saw nothing");

    private static LookOutcome.Unseen Unseen(string cause) => new($"looking into the process from outside failed ({cause})");

    // What was forbidden, or the words with which the looking process died.
    private static string? FirstLine(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : null;

    private static ThreadLook Describe(ThreadView thread, CellSymbols cells) =>
        new(
            thread.OsId, thread.Wait, cells.CallIn(thread.Frames), [.. thread.Frames.Select(cells.Describe).OfType<string>().Take(MostFrames)],
            thread.IsBlocked, thread.RunsPoolItem);
}
