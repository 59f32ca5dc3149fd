using ParallelLab.Kernel.Jupyter.Messages;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>Publishes one cell's outputs with the header of the request that caused them, also long after the cell's end.</summary>
internal sealed class CellSink(Iopub iopub, ReadOnlyMemory<byte> parentHeader, ExecuteRequest request) : IOutputSink
{
    /// <summary>The counter as the cell has it; null before it has begun.</summary>
    public int? ExecutionCount { get; private set; }

    public void Emit(CellOutput output)
    {
        switch (output)
        {
            case CellOutput.Started started:
                ExecutionCount = started.ExecutionCount;
                if (!request.Silent)
                    PublishInput(started.ExecutionCount);
                break;
            case CellOutput.Text text:
                iopub.PublishText(parentHeader, text.Stream, text.Content);
                break;
            case CellOutput.Result result when !request.Silent:
                PublishResult(result);
                break;
            case CellOutput.Display display:
                PublishDisplay("display_data", display.Bundle, display.DisplayId);
                break;
            case CellOutput.DisplayUpdate update:
                PublishDisplay("update_display_data", update.Bundle, update.DisplayId);
                break;
            case CellOutput.Clear clear:
                iopub.Publish(parentHeader, "clear_output", new ClearOutput(clear.Wait), JupyterJson.Default.ClearOutput);
                break;
        }
    }

    public void EmitError(CellError error)
    {
        var content = new ErrorOutput(error.Name, error.Message, ColouredTraceback.Of(error));
        iopub.Publish(parentHeader, "error", content, JupyterJson.Default.ErrorOutput);
    }

    private void PublishInput(int count) =>
        iopub.Publish(parentHeader, "execute_input", new ExecuteInput(request.Code, count), JupyterJson.Default.ExecuteInput);

    private void PublishResult(CellOutput.Result result)
    {
        var content = new ExecuteResult(result.ExecutionCount, BundleJson.Of(result.Bundle), []);
        iopub.Publish(parentHeader, "execute_result", content, JupyterJson.Default.ExecuteResult);
    }

    private void PublishDisplay(string type, MimeBundle bundle, string? displayId)
    {
        var content = new DisplayData(BundleJson.Of(bundle), [], new DisplayTransient(displayId));
        iopub.Publish(parentHeader, type, content, JupyterJson.Default.DisplayData);
    }
}
