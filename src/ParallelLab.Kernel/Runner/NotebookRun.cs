using ParallelLab.Kernel.Documents;
using ParallelLab.Kernel.Runner.Reports;
using ParallelLab.Kernel.Runner.Transcripts;
using ParallelLab.Kernel.Sessions;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Runner;

/// <summary>One notebook's run from its first cell to its last thread. Used once.</summary>
internal sealed class NotebookRun(NotebookPath path, NotebookDocument document, RunSettings settings, IRunProgress progress, TimeProvider time)
{
    private readonly NotebookTranscript _transcript = new();

    /// <summary>Runs the cells in a session of their own, up to the first failure unless the run keeps going.</summary>
    public async Task<Ending> RunAsync(SessionStart startSession, CancellationToken stop)
    {
        await using var session = await startSession(Path.GetDirectoryName(path.Source)!, new NoInput(), stop);
        var verdict = await RunCellsAsync(session, stop);
        var leftRunning = await session.FinishAsync(stop.IsCancellationRequested ? TimeSpan.Zero : RunSettings.ThreadWait);
        return new Ending(verdict, _transcript.ApplyTo(document, keeps: cell => ReasonToSkip(cell) is not null), leftRunning);
    }

    private async Task<NotebookVerdict> RunCellsAsync(ISession session, CancellationToken stop)
    {
        int[] cells = [.. Enumerable.Range(0, document.Cells.Length).Where(HoldsCode)];
        progress.Report(new RunEvent.NotebookStarted(path, cells.Length));

        var verdict = NotebookVerdict.Passed;
        for (var number = 1; number <= cells.Length; number++)
        {
            if (stop.IsCancellationRequested)
                return NotebookVerdict.Stopped;
            switch (await RunCellAsync(session, cells[number - 1], new CellPosition(number, cells.Length), stop))
            {
                case CellVerdict.Stopped:
                    return NotebookVerdict.Stopped;
                case CellVerdict.Failed when !settings.KeepGoing:
                    return NotebookVerdict.Failed;
                case CellVerdict.Failed:
                    verdict = NotebookVerdict.Failed;
                    break;
            }
        }
        return verdict;
    }

    private bool HoldsCode(int index) => document.Cells[index] is { Kind: CellKind.Code } cell && !string.IsNullOrWhiteSpace(cell.Source);

    private async Task<CellVerdict> RunCellAsync(ISession session, int index, CellPosition position, CancellationToken stop)
    {
        var cell = document.Cells[index];
        if (ReasonToSkip(cell) is { } reason)
        {
            progress.Report(new RunEvent.CellSkipped(path, position, reason));
            return CellVerdict.Passed;
        }

        progress.Report(new RunEvent.CellStarted(path, position));
        var transcript = _transcript.Begin(index);
        var (verdict, error) = await RunCellAsync(session, cell, transcript, stop);
        if (error is not null)
            transcript.Fail(error);
        if (verdict == CellVerdict.Failed)
            progress.Report(new RunEvent.CellFailed(path, new CellFailure(position, transcript.ExecutionCount, cell.Source, error!)));
        return verdict;
    }

    /// <summary>
    /// Runs the cell within the time limit, and judges what its error means for the notebook.
    /// No tag excuses a cell that is too slow.
    /// </summary>
    private async Task<(CellVerdict Verdict, CellError? Error)> RunCellAsync(
        ISession session, NotebookCell cell, CellTranscript transcript, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(settings.CellTimeout ?? Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        var outcome = await session.RunAsync(new Cell(cell.Source, Language: cell.Language), transcript, either.Token);
        return outcome.ErrorOrNull switch
        {
            null => (CellVerdict.Passed, null),
            var error when stop.IsCancellationRequested => (CellVerdict.Stopped, error),
            var error when limit.IsCancellationRequested => (CellVerdict.Failed, TooSlow(error)),
            var error when cell.Tags.Contains(CellTags.RaisesException) => (CellVerdict.Passed, error),
            var error => (CellVerdict.Failed, error),
        };
    }

    private string? ReasonToSkip(NotebookCell cell)
    {
        if (cell.Tags.Contains(CellTags.SkipExecution))
            return $"it is tagged {CellTags.SkipExecution}.";
        return LanguageNames.IsRunIn(document.Language, cell.Language) ? null : $"it is in {cell.Language}, which is not run here.";
    }

    /// <summary>The error of a cell that had to be stopped, with what stopping it left behind.</summary>
    private CellError TooSlow(CellError interruption)
    {
        var message = $"The cell ran longer than {settings.CellTimeout!.Value.TotalSeconds} s, the limit for one cell (--timeout), and was stopped.";
        return new CellError("CellTimeout", message, [$"CellTimeout: {message}", .. interruption.Traceback]);
    }

    /// <summary>What a run leaves: how it ended, the notebook with its outputs, and the threads that did not end.</summary>
    internal sealed record Ending(NotebookVerdict Verdict, NotebookDocument Executed, IReadOnlyList<string> LeftRunning);

    private enum CellVerdict
    {
        Passed,
        Failed,
        Stopped,
    }
}
