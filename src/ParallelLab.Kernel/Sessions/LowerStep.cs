using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Engine.Lowering;
using ParallelLab.Kernel.Magics;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>Shows what the compiler makes of code, as a step of a cell. Touches neither the worker nor the names of the session.</summary>
internal sealed class LowerStep(CSharpEngine engine, SubmissionHistory history)
{
    public async Task<CellOutcome> TakeAsync(CellStep.Lower step, CellOutputs outputs, CancellationToken stop)
    {
        try
        {
            return await Task.Run(() => Take(step, outputs, stop), stop).WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return Interruption.Before("its code had been lowered");
        }
    }

    private CellOutcome Take(CellStep.Lower step, CellOutputs outputs, CancellationToken stop)
    {
        var compiled = engine.CompileApart(step.Code, outputs.Cell.Number, stop);
        if (compiled is CompileOutcome.Rejected rejected)
            return new CellOutcome.Failed(rejected.Error);
        if (compiled is CompileOutcome.Compiled { Submission: { } cell })
        {
            var text = LoweredCell.Write(cell, step.AsIL, TopLevelCode.IsIn(step.Code), history.ImageOf, stop);
            outputs.Emit(new CellOutput.Display(MimeBundle.Rich(text, MediaTypes.Html, LoweredHtml.Write(text))));
        }
        return new CellOutcome.Succeeded();
    }
}
