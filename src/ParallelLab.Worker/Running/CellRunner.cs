using System.Runtime;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Worker.Running;

/// <summary>Runs one step of a cell on the calling thread and says how it ended.</summary>
internal sealed class CellRunner(
    SubmissionLoader loader, StandardStreams streams, OutputQueue output, DeadlockWatch watch, StarvationWatch pool, WorkerLanguages languages, SentCode sent)
{
    /// <summary>Runs to the end, or until the stop gives the cell up. Never throws what the student's code throws.</summary>
    /// <returns>How the stop went, where there was one.</returns>
    public StopReport? Run(CellScope scope, KernelFrame.Run step, ArrivedCell? arrived)
    {
        SharedType? answer = null;
        var error = RunInside(scope, () => RunStep(scope, step, arrived, given => answer = given));
        if (!scope.TryExit())
            return scope.Report;
        pool.EndCell();
        var outcome = scope.TryEnd() ? Outcome(error) : Stopped(scope);

        StandardStreams.FlushNative();
        output.Send(new WorkerFrame.Done(scope.Id, outcome, scope.Report?.BeyondRepair is not null, answer));
        return scope.Report;
    }

    /// <summary>
    /// Takes a step of code that a running cell has sent, on the thread that sent it, which is outside the cell before and after. Its stop is the cell's.
    /// </summary>
    /// <param name="produced">Told of the value that the code gives.</param>
    public void RunSent(KernelFrame.Run step, ArrivedCell? arrived, Action<SentValue> produced)
    {
        SharedType? answer = null;
        var scope = CellScope.CurrentOrRunning!;
        CellScope.Current = scope;
        var error = Guarded(() => RunCode(scope, step, arrived, given => answer = given, value => ShowSent(step, value, produced)));
        CellScope.Current = null;
        StandardStreams.FlushNative();
        output.Send(new WorkerFrame.Done(scope.Id, Outcome(error), IsBeyondRepair: false, answer));
    }

    private static CellOutcome Outcome(CellError? error) =>
        error is null ? new CellOutcome.Succeeded() : new CellOutcome.Failed(error);

    private static CellOutcome Stopped(CellScope scope)
    {
        scope.WaitUntilStopped();
        return scope.StoppedOutcome;
    }

    /// <summary>
    /// The student's code runs between these two assignments and nowhere else on this thread: also an exception's message is the student's.
    /// </summary>
    private static CellError? RunInside(CellScope scope, Action step)
    {
        CellError? error = null;
        scope.Begin();
        CellScope.Current = scope;
        try
        {
#pragma warning disable SYSLIB0046 // Unsafe as a means to stop; it is the last one before the process is ended, and the worker is probed after it.
            ControlledExecution.Run(() => error = Guarded(step), scope.AbortToken);
#pragma warning restore SYSLIB0046
            return error;
        }
        catch (Exception stopped)
        {
            // An abort, or what a stop threw into the report of another exception.
            return new CellError(stopped.GetType().Name, "The cell was stopped.", []);
        }
        finally
        {
            CellScope.Current = null;
        }
    }

    private static CellError? Guarded(Action step)
    {
        try
        {
            step();
            return null;
        }
        catch (Exception error)
        {
            return ErrorReport.For(error);
        }
    }

    private void RunStep(CellScope scope, KernelFrame.Run step, ArrivedCell? arrived, Action<SharedType> answer)
    {
        if (scope.IsStopping)
            throw new CellStoppedException();
        streams.SwitchTo(step.Cell.Id, step.OutPipe, step.ErrorPipe);
        if (step.Submission is not null)
        {
            pool.BeginCell();
            watch.BeginCell();
        }

        sent.Begin(scope);
        try
        {
            RunCode(scope, step, arrived, answer, value => ShowValue(step, value));
        }
        finally
        {
            sent.End();
        }
    }

    private void RunCode(CellScope scope, KernelFrame.Run step, ArrivedCell? arrived, Action<SharedType> answer, Action<object?> show)
    {
        var submission = arrived is null ? null : loader.Load(arrived);
        var run = () =>
        {
            if (submission is null)
                return;
            var value = Await(scope, submission());
            if (step.Submission is { HasValue: true })
                show(value);
        };
        var call = (InstrumentRequest request) => new InstrumentCall(
            request.Arguments,
            ThreadRegistry.OfThisProcess,
            bundle => output.Show(step.Cell.Id, new CellOutput.Display(bundle)))
        {
            ShowLive = new LiveDisplay(output, step.Cell.Id).Show,
            ShowIfLost = bundle => output.Send(new WorkerFrame.Draft(step.Cell.Id, bundle)),
            Stopping = scope.StoppingToken,
            Contention = () => watch.Contention,
            ShowResult = show,
            Answer = answer,
            Languages = languages,
        };

        foreach (var request in step.Instruments.Reverse())
        {
            var inner = run;
            run = () => InstrumentCatalog.Find(request.Name).Around(call(request), inner);
        }

        run();
    }

    // A display that is the cell's value stands there already.
    private void ShowValue(KernelFrame.Run step, object? value)
    {
        if (value is not Notebook.DisplayedValue)
            output.Show(step.Cell.Id, new CellOutput.Result(step.Cell.ExecutionCount, FormatterCatalog.Default.Format(value)));
    }

    // A cell has one value of its own; what code that it sent gives is shown beside it.
    private void ShowSent(KernelFrame.Run step, object? value, Action<SentValue> produced)
    {
        var bundle = FormatterCatalog.Default.Format(value is Notebook.DisplayedValue shown ? shown.Value : value);
        produced(new SentValue(value, bundle));
        if (value is not Notebook.DisplayedValue)
            output.Show(step.Cell.Id, new CellOutput.Display(bundle));
    }

    /// <summary>
    /// Waits on this thread for a cell that has reached an await: its code goes on in the pool. The thread is outside the cell
    /// meanwhile, so that a stop neither counts nor interrupts it.
    /// </summary>
    private static object? Await(CellScope scope, Task<object?> cell)
    {
        if (!cell.IsCompleted)
        {
            CellScope.Current = null;
            Task.WaitAny(cell, scope.Abandoned);
            CellScope.Current = scope;
        }

        if (!cell.IsCompleted)
            throw new CellStoppedException();
        return cell.GetAwaiter().GetResult();
    }
}
