using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace ParallelLab.Kernel.Jupyter.Messages;

internal sealed record CommInfoRequest(string? TargetName = null);

internal sealed record CommInfoReply(JsonObject Comms, string Status = "ok");

internal sealed record CommOpen(string CommId, string TargetName = "");

internal sealed record CommMessage(string CommId);

internal sealed record CommClose(string CommId, JsonObject Data);

/// <summary>No comm is ever open, because the kernel has no target for one.</summary>
internal sealed class CommInfo()
    : Exchange<CommInfoRequest, CommInfoReply>("comm_info", JupyterJson.Default.CommInfoRequest, JupyterJson.Default.CommInfoReply)
{
    protected override ValueTask<CommInfoReply> AnswerAsync(
        CommInfoRequest request, WireMessage message, CancellationToken cancellationToken) => ValueTask.FromResult(new CommInfoReply([]));
}

/// <summary>
/// <c>comm_open</c> and <c>comm_msg</c>: whoever opens or uses a comm is told that it is closed, which the protocol asks of a kernel that
/// does not know the target.
/// </summary>
internal sealed class ClosedComm<T>(string type, JsonTypeInfo<T> json, Func<T, string> commId, Iopub iopub) : IMessageHandler
    where T : class
{
    public string MessageType => type;

    public string? ReplyType => null;

    public ValueTask<ReadOnlyMemory<byte>> HandleAsync(WireMessage message, CancellationToken cancellationToken)
    {
        var content = JsonSerializer.Deserialize(message.Content.Span, json) ?? throw new JsonException("The content is null.");
        iopub.Publish(message.HeaderJson, "comm_close", new CommClose(commId(content), []), JupyterJson.Default.CommClose);
        return default;
    }
}

/// <summary><c>comm_close</c>: closed it is.</summary>
internal sealed class CommClosed : IMessageHandler
{
    public string MessageType => "comm_close";

    public string? ReplyType => null;

    public ValueTask<ReadOnlyMemory<byte>> HandleAsync(WireMessage message, CancellationToken cancellationToken) => default;
}
