using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>A pair of messages: <c>NAME_request</c> and <c>NAME_reply</c>.</summary>
internal abstract class Exchange<TRequest, TReply>(
    string name, JsonTypeInfo<TRequest> request, JsonTypeInfo<TReply> reply) : IMessageHandler
    where TRequest : class
{
    public string MessageType { get; } = name + "_request";

    public string? ReplyType { get; } = name + "_reply";

    public virtual bool WaitsForCells => false;

    public virtual bool IsQuestion => false;

    public virtual int? ExecutionCount => null;

    public async ValueTask<ReadOnlyMemory<byte>> HandleAsync(WireMessage message, CancellationToken cancellationToken)
    {
        var content = JsonSerializer.Deserialize(message.Content.Span, request) ?? throw new JsonException("The content is null.");
        return JsonSerializer.SerializeToUtf8Bytes(await AnswerAsync(content, message, cancellationToken), reply);
    }

    protected abstract ValueTask<TReply> AnswerAsync(TRequest request, WireMessage message, CancellationToken cancellationToken);
}
