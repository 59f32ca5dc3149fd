using System.Text.Json.Serialization;

namespace ParallelLab.Kernel.Jupyter.Messages;

/// <summary>A request of the Debug Adapter Protocol, whose names are in camel case.</summary>
internal sealed record DebugRequest(string Command = "", [property: JsonPropertyName("seq")] int Sequence = 0);

/// <summary>A response of the Debug Adapter Protocol.</summary>
internal sealed record DebugReply(
    string Type,
    [property: JsonPropertyName("request_seq")] int RequestSequence,
    bool Success,
    string Command,
    string Message,
    [property: JsonPropertyName("seq")] int Sequence = 0);

/// <summary>There is no debugger, and the answer says so at once: no front end waits for one.</summary>
internal sealed class Debug()
    : Exchange<DebugRequest, DebugReply>("debug", JupyterJson.Default.DebugRequest, JupyterJson.Default.DebugReply)
{
    protected override ValueTask<DebugReply> AnswerAsync(
        DebugRequest request, WireMessage message, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new DebugReply(
            "response", request.Sequence, Success: false, request.Command, "ParallelLab has no debugger."));
}
