using System.Diagnostics;
using System.Globalization;
using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Magics;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// Compiles and runs one step of a cell after the other, and finds a name for every way in which that can end.
/// Used by whoever has the session's turn.
/// </summary>
internal sealed class StepRunner(CSharpEngine engine, WorkerSuccession workers, SubmissionHistory history, PackageInstaller packages) : IDisposable
{
    // Longer than the worker takes to give a cell up by itself (CellStop), and of the same clock.
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(2.5);

    /// <inheritdoc cref="ISession.Next"/>
    public NextCell Next => engine.Next;

    /// <summary>What the cells have of packages.</summary>
    public PackageInstaller Packages => packages;

    /// <inheritdoc cref="LowerStep.TakeAsync"/>
    public Task<CellOutcome> LowerAsync(CellStep.Lower step, CellOutputs outputs, CancellationToken stop) =>
        new LowerStep(engine, history).TakeAsync(step, outputs, stop);

    /// <param name="piece">By which instruments know the step again when it is run again.</param>
    public async Task<CellOutcome> RunAsync(CellStep.Run step, string piece, CellOutputs outputs, CancellationToken stop)
    {
        if (step.Code.Length == 0)
            return (await RunAsync(submission: null, WithLibraries(step.Instruments), outputs, stop)).Outcome;

        var began = TimeProvider.System.GetTimestamp();
        CompileOutcome compiled;
        try
        {
            compiled = await CompileWithImpliedAsync(step, outputs, stop);
        }
        catch (OperationCanceledException)
        {
            return Interruption.Before("it had been compiled");
        }

        var compileTime = TimeProvider.System.GetElapsedTime(began);
        return compiled switch
        {
            CompileOutcome.Rejected rejected => new CellOutcome.Failed(rejected.Error),
            CompileOutcome.Compiled cell => await RunAsync(cell, Told(step.Instruments, piece, compileTime), outputs, stop),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Gives up what later workers would have needed of the cells so far.</summary>
    public void Dispose() => history.Dispose();

    /// <summary>Compiles code, if need be with what versions of .NET Interactive had without being asked.</summary>
    private async Task<CompileOutcome> CompileWithImpliedAsync(CellStep.Run step, CellOutputs outputs, CancellationToken stop)
    {
        var compiled = await CompileAsync(step, outputs, stop);
        if (compiled is CompileOutcome.Rejected lacking && await packages.AddImpliedAsync(step.Code, lacking.Error, outputs, stop))
            compiled = await CompileAsync(step, outputs, stop);
        if (compiled is not CompileOutcome.Rejected rejected || !ImpliedTags.AreMissedBy(rejected.Error.Traceback))
            return compiled;
        await CompileAsync(new CellStep.Run(ImpliedTags.Using, []), outputs, stop);
        return await CompileAsync(step, outputs, stop);
    }

    // Not every part of the compiler listens to the token; a compilation that comes too late changes nothing.
    private Task<CompileOutcome> CompileAsync(CellStep.Run step, CellOutputs outputs, CancellationToken stop)
    {
        var options = new CompileOptions(Measured: step.Measured, Origin: step.Origin);
        return Task.Run(() => engine.Compile(step.Code, outputs.Cell.Number, options, stop), stop).WaitAsync(stop);
    }

    /// <summary>Has the worker find a value, then compiles and runs a declaration that takes it.</summary>
    public async Task<CellOutcome> DeclareAsync(CellStep.Declare step, CellOutputs outputs, CancellationToken stop)
    {
        var (outcome, answer) = await RunAsync(submission: null, [step.Find], outputs, stop);
        return answer is null ? outcome : await RunAsync(new CellStep.Run(SharedDeclaration.Of(step.Name, answer), []), step.Name, outputs, stop);
    }

    private async Task<CellOutcome> RunAsync(
        CompileOutcome.Compiled cell, IReadOnlyList<InstrumentRequest> instruments, CellOutputs outputs, CancellationToken stop)
    {
        foreach (var warning in cell.Warnings)
            outputs.Emit(new CellOutput.Text(OutputStream.Error, warning + "\n"));
        var submission = cell.Submission is null ? null : history.Add(cell.Submission);
        return (await RunAsync(submission, instruments, outputs, stop)).Outcome;
    }

    private async Task<(CellOutcome Outcome, SharedType? Answer)> RunAsync(
        Submission? submission, IReadOnlyList<InstrumentRequest> instruments, CellOutputs outputs, CancellationToken stop)
    {
        if (submission is null && instruments.Count == 0)
            return (new CellOutcome.Succeeded(), null);

        var link = await workers.Current;
        if (link.Ended.IsCompleted)
        {
            await workers.ReplaceAsync();
            return (new CellOutcome.WorkerLost(CrashReport.BeforeCell(await link.Ended)), null);
        }

        if (submission is not null)
            link.Restore(history.EarlierOf(submission));
        var step = link.RunAsync(outputs, submission, instruments, stop);
        // While the worker is busy with it:
        history.PutBy();
        engine.Prepare();
        var end = await StoppableAsync(link, step, outputs, stop);
        var outcome = await OutcomeAsync(end, stop.IsCancellationRequested);
        return (outcome, outcome is CellOutcome.Succeeded && end is StepEnd.Reported reported ? reported.Answer : null);
    }

    /// <summary>Waits for the step; asked to stop, gives the worker its time to do so, then ends it.</summary>
    private static async Task<StepEnd> StoppableAsync(WorkerLink link, Task<StepEnd> step, CellOutputs outputs, CancellationToken stop)
    {
        try
        {
            return await step.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            link.Stop(outputs.Cell.Id);
        }

        if (await EndsInTimeAsync(step))
            return await step;
        link.Kill();
        await step;
        return new StepEnd.Killed();
    }

    private static async Task<bool> EndsInTimeAsync(Task step)
    {
        for (var clock = new StopClock(TimeProvider.System); !step.IsCompleted && clock.Elapsed < StopDeadline; clock.Look())
            await Task.WhenAny(step, Task.Delay(StopClock.MostALook / 2));
        return step.IsCompleted;
    }

    private async Task<CellOutcome> OutcomeAsync(StepEnd end, bool wasStopped)
    {
        if (end is not StepEnd.Reported { IsBeyondRepair: false })
            await workers.ReplaceAsync();
        return end switch
        {
            StepEnd.Reported reported => reported.Outcome,
            StepEnd.Killed => Interruption.WithProcess(),
            StepEnd.Lost lost when wasStopped => Interruption.AndLost(lost.End),
            StepEnd.Lost lost => new CellOutcome.WorkerLost(CrashReport.For(lost.End)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>F#, told of the libraries that cells in either language have asked for.</summary>
    private IReadOnlyList<InstrumentRequest> WithLibraries(IReadOnlyList<InstrumentRequest> instruments)
    {
        var (managed, native) = engine.Libraries;
        return managed.Count + native.Count == 0
            ? instruments
            : [.. instruments.Select(request => request.Name == KnownLanguages.FSharp ? Told(request) : request)];

        InstrumentRequest Told(InstrumentRequest request) => request with
        {
            Arguments = new Dictionary<string, string>(request.Arguments)
            {
                [LanguageText.Libraries] = LanguageText.Join(managed),
                [LanguageText.NativeLibraries] = LanguageText.Join(native),
            },
        };
    }

    /// <summary>The instruments, told what only the kernel knows.</summary>
    private static IReadOnlyList<InstrumentRequest> Told(IReadOnlyList<InstrumentRequest> instruments, string piece, TimeSpan compileTime)
    {
        var milliseconds = compileTime.TotalMilliseconds.ToString("R", CultureInfo.InvariantCulture);
        return
        [
            .. instruments.Select(request => request with
            {
                Arguments = new Dictionary<string, string>(request.Arguments)
                {
                    [TimeInstrument.CompileMilliseconds] = milliseconds,
                    [TimeInstrument.Piece] = piece,
                },
            }),
        ];
    }
}
