using System.Text.Json.Nodes;
using ParallelLab.Kernel.Sessions;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Jupyter.Messages;

internal sealed record ExecuteRequest(
    string Code,
    bool Silent = false,
    bool StoreHistory = true,
    IReadOnlyDictionary<string, string>? UserExpressions = null,
    bool AllowStdin = true,
    bool StopOnError = true);

/// <summary>The reply to a cell that ran. The three fields of an error are there only for one.</summary>
internal sealed record ExecuteReply(
    string Status,
    int ExecutionCount,
    IReadOnlyDictionary<string, ExpressionValue>? UserExpressions = null,
    IReadOnlyList<JsonObject>? Payload = null,
    string? Ename = null,
    string? Evalue = null,
    IReadOnlyList<string>? Traceback = null);

/// <summary>What one of the user_expressions gave: a bundle, or an error.</summary>
internal sealed record ExpressionValue(
    string Status,
    JsonObject? Data = null,
    JsonObject? Metadata = null,
    string? Ename = null,
    string? Evalue = null,
    IReadOnlyList<string>? Traceback = null);

/// <summary>The reply to a cell that did not run, because one before it had failed.</summary>
internal sealed record AbortedReply(int? ExecutionCount, string Status = "aborted");

/// <summary>Runs cells, one after the other.</summary>
/// <param name="starting">Completes when the session takes cells.</param>
/// <param name="abortWaiting">A cell has failed: those that wait now are not to run.</param>
internal sealed class Execute(
    Task<ISession> starting, CurrentCell running, StdinPrompt prompt, Iopub iopub, HistoryFile history, Action abortWaiting)
    : Exchange<ExecuteRequest, ExecuteReply>("execute", JupyterJson.Default.ExecuteRequest, JupyterJson.Default.ExecuteReply)
{
    // Written by the loop of cells, one at a time.
    private volatile int _executionCount;

    public override bool WaitsForCells => true;

    public override int? ExecutionCount => _executionCount;

    protected override async ValueTask<ExecuteReply> AnswerAsync(
        ExecuteRequest request, WireMessage message, CancellationToken cancellationToken)
    {
        var stop = running.Begin(message, request.AllowStdin, cancellationToken);
        try
        {
            var session = await starting;
            var sink = new CellSink(iopub, message.HeaderJson, request);
            var cell = new Cell(
                request.Code.ReplaceLineEndings("\n"), IsCounted: request is { StoreHistory: true, Silent: false }, message.CellId(), message.CellLanguage());
            var outcome = await session.RunAsync(cell, sink, stop);
            _executionCount = sink.ExecutionCount ?? _executionCount;
            if (cell.IsCounted && sink.ExecutionCount is { } line)
                history.Add(line, request.Code);
            return outcome.ErrorOrNull is { } error
                ? Failed(error, request, sink)
                : new ExecuteReply("ok", _executionCount, await EvaluateAsync(session, request, sink, stop), []);
        }
        finally
        {
            running.End();
            prompt.Withdraw();
        }
    }

    private ExecuteReply Failed(CellError error, ExecuteRequest request, CellSink sink)
    {
        sink.EmitError(error);
        if (request.StopOnError)
            abortWaiting();
        return new ExecuteReply(
            "error", _executionCount, Ename: error.Name, Evalue: error.Message, Traceback: ColouredTraceback.Of(error));
    }

    private static async Task<IReadOnlyDictionary<string, ExpressionValue>> EvaluateAsync(
        ISession session, ExecuteRequest request, CellSink sink, CancellationToken stop)
    {
        var values = new Dictionary<string, ExpressionValue>();
        foreach (var (name, expression) in request.UserExpressions ?? new Dictionary<string, string>())
        {
            var kept = new ExpressionSink(sink);
            var outcome = await session.RunAsync(new Cell(expression, IsCounted: false), kept, stop);
            values[name] = outcome.ErrorOrNull is { } error
                ? new ExpressionValue("error", Ename: error.Name, Evalue: error.Message, Traceback: error.Traceback)
                : new ExpressionValue("ok", kept.Value is { } value ? BundleJson.Of(value) : [], []);
        }

        return values;
    }

    /// <summary>Keeps an expression's value for the reply; what else it shows belongs to the cell.</summary>
    private sealed class ExpressionSink(CellSink cell) : IOutputSink
    {
        public MimeBundle? Value { get; private set; }

        public void Emit(CellOutput output)
        {
            if (output is CellOutput.Result result)
                Value = result.Bundle;
            else if (output is not CellOutput.Started)
                cell.Emit(output);
        }
    }
}
