using System.Globalization;
using ParallelLab.Kernel.Magics;
using ParallelLab.Kernel.Packages;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// Takes the steps that a cell is planned as, one after the other, up to the first failure; and with them those of all that the cell brings along: files that it imports,
/// packages' scripts, code that it sends. Used by whoever has the session's turn.
/// </summary>
internal sealed class PlanRunner(SessionOptions options, SessionState state)
{
    private static readonly CellStep.Run EndOfCell =
        CellStep.Run.Of(new InstrumentRequest(CellEndInstrument.InstrumentName, new Dictionary<string, string>(StringComparer.Ordinal)));

    /// <summary>Runs a cell, and what it wants to be done at its end.</summary>
    public async Task<CellOutcome> RunAsync(Cell cell, CellOutputs outputs, CancellationToken stop)
    {
        var outcome = await RunPlanAsync(cell, outputs.Cell.Name, ImportedFiles.None(options.Folder), outputs, stop);
        if (outcome is not (CellOutcome.Succeeded or CellOutcome.Failed) || !state.Additions.TakeEnd(outputs.Cell.Id))
            return outcome;
        var ending = await RunStepAsync(EndOfCell, piece: null, outputs, stop);
        return outcome is CellOutcome.Succeeded ? ending : outcome;
    }

    /// <summary>Runs code that the cell which runs has sent, as a part of it.</summary>
    public Task<CellOutcome> RunSentAsync(WorkerFrame.CodeSent sent, CellOutputs outputs, CancellationToken stop)
    {
        var code = new Cell(sent.Code.ReplaceLineEndings("\n"), IsCounted: false, Language: sent.Language);
        return RunPlanAsync(code, $"{outputs.Cell.Name} (sent code)", ImportedFiles.None(options.Folder), outputs, stop);
    }

    /// <param name="place">What the cell's errors name.</param>
    /// <param name="within">The files out of which the cell comes.</param>
    private async Task<CellOutcome> RunPlanAsync(Cell cell, string place, ImportedFiles within, CellOutputs outputs, CancellationToken stop)
    {
        var planner = new CellPlanner(state.Additions.Magics);
        var (answers, unanswered) = await AskAsync(planner.Questions(cell), stop);
        if (unanswered is not null)
            return unanswered;
        var plan = planner.Plan(cell, place, answers);
        if (plan is CellPlan.Refused refused)
            return new CellOutcome.Failed(refused.Error);

        foreach (var (index, step) in ((CellPlan.Accepted)plan).Steps.Index())
        {
            var piece = cell.Id is null ? null : string.Create(CultureInfo.InvariantCulture, $"{cell.Id}/{index}");
            var outcome = await (step switch
            {
                CellStep.Import import => ImportAsync(import.File, within, outputs, stop),
                CellStep.Restore restore => RestoreAsync(restore, within, outputs, stop),
                CellStep.Run { Code.Length: > 0 } run =>
                    RunCodeAsync(place == outputs.Cell.Name ? run : run with { Origin = place }, piece, within, outputs, stop),
                _ => RunStepAsync(step, piece, outputs, stop),
            });
            if (outcome is not CellOutcome.Succeeded)
                return outcome;
        }

        return new CellOutcome.Succeeded();
    }

    /// <summary>Runs code, with the packages that the files which it loads ask for.</summary>
    private async Task<CellOutcome> RunCodeAsync(CellStep.Run run, string? piece, ImportedFiles within, CellOutputs outputs, CancellationToken stop)
    {
        try
        {
            var asked = LoadedPackages.In(run.Code, options.Folder);
            var restored = asked.Count == 0 ? new CellOutcome.Succeeded() : await RestoreAsync(new CellStep.Restore(asked), within, outputs, stop);
            return restored is CellOutcome.Succeeded ? await RunStepAsync(run, piece, outputs, stop) : restored;
        }
        catch (PackageDirectiveException error)
        {
            return new CellOutcome.Failed(CellError.AtLine("PackageError", error.Message, "a file that the cell loads", error.Line, error.Text));
        }
    }

    /// <summary>Gets packages, and runs the extensions for notebooks that they bring.</summary>
    private async Task<CellOutcome> RestoreAsync(CellStep.Restore restore, ImportedFiles within, CellOutputs outputs, CancellationToken stop)
    {
        var (outcome, extensions) = await state.Steps.Packages.RunAsync(restore, outputs, stop);
        foreach (var script in extensions)
        {
            if (outcome is not CellOutcome.Succeeded)
                break;
            outcome = await ImportAsync(script, within, outputs, stop);
        }

        return outcome;
    }

    /// <summary>Runs the code cells of a file up to the first failure.</summary>
    private async Task<CellOutcome> ImportAsync(string file, ImportedFiles within, CellOutputs outputs, CancellationToken stop)
    {
        IReadOnlyList<ImportedCell> cells;
        try
        {
            (cells, within) = await within.ReadAsync(file, stop);
        }
        catch (ImportException error)
        {
            return new CellOutcome.Failed(new CellError("ImportError", error.Message, [$"ImportError: {error.Message}"]));
        }

        foreach (var (cell, place) in cells)
        {
            var outcome = await RunPlanAsync(cell, place, within, outputs, stop);
            if (outcome is not CellOutcome.Succeeded)
                return outcome;
        }

        return new CellOutcome.Succeeded();
    }

    /// <summary>Asks what a cell's magics ask for. Null for the answers where one is missing.</summary>
    private async Task<(IReadOnlyDictionary<string, string> Answers, CellOutcome? Unanswered)> AskAsync(
        IReadOnlyList<MagicQuestion> questions, CancellationToken stop)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            var answer = options.Input is { } input ? await input.ReadLineAsync(question.Prompt, question.IsPassword, stop) : null;
            if (stop.IsCancellationRequested)
                return (answers, Interruption.Before("its question was answered"));
            if (answer is null)
                return (answers, new CellOutcome.Failed(NobodyAnswers(question)));
            answers[question.Argument] = answer;
        }

        return (answers, null);
    }

    private static CellError NobodyAnswers(MagicQuestion question)
    {
        var message = $"Nobody can answer {question.Argument} here, because this notebook runs without a prompt. Write the value in its place.";
        return new CellError("InputError", message, [$"InputError: {message}"]);
    }

    /// <param name="piece">The step's name in its notebook, the same when it is run again; null where the cell has none.</param>
    private async Task<CellOutcome> RunStepAsync(CellStep step, string? piece, CellOutputs outputs, CancellationToken stop)
    {
        switch (step)
        {
            case CellStep.Show show:
                outputs.Emit(new CellOutput.Display(show.Bundle));
                break;
            case CellStep.Reset:
                await state.ResetAsync();
                break;
            case CellStep.ShowPackages:
                outputs.Emit(new CellOutput.Display(PackageTable.Of(state.Steps.Packages.Packages)));
                break;
            case CellStep.Lower lower:
                return await state.Steps.LowerAsync(lower, outputs, stop);
            case CellStep.Run run:
                return await state.Steps.RunAsync(run, piece ?? run.Code, outputs, stop);
            case CellStep.Declare declare:
                return await state.Steps.DeclareAsync(declare, outputs, stop);
        }

        return new CellOutcome.Succeeded();
    }
}
