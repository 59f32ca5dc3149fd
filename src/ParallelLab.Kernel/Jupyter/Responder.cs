using System.Text.Json;
using ParallelLab.Kernel.Jupyter.Messages;
using ParallelLab.Zmtp.Sockets;
using Serilog;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// Takes one message through its answer: busy, what its handler does, the reply, idle. Whatever goes wrong on the way becomes an error
/// reply and a line in the log.
/// </summary>
internal sealed class Responder(RouterSocket socket, MessageWriter writer, Iopub iopub, Lazy<ILogger> log)
{
    public async Task RespondAsync(IMessageHandler handler, WireMessage message, CancellationToken cancellationToken)
    {
        Publish(message, "busy");
        try
        {
            await ReplyAsync(handler, message, await handler.HandleAsync(message, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await ReplyAsync(handler, message, Aborted(handler)); // The kernel ends before the cell's turn has come.
        }
        catch (JsonException error)
        {
            log.Value.Warning("A malformed {Type} was not followed: {Reason}", message.Header.MsgType, error.Message);
            await RefuseAsync(handler, message, "MalformedRequest", error.Message);
        }
        catch (Exception error)
        {
            // Our own bug: it must cost this one message its answer, not the kernel its life.
            log.Value.Error(error, "Answering {Type} failed", message.Header.MsgType);
            await RefuseAsync(handler, message, error.GetType().Name, $"A fault of ParallelLab itself: {error.Message}");
        }

        Publish(message, "idle");
    }

    /// <summary>Tells the sender of a message that waited that it will not be followed, because one before it failed.</summary>
    public async Task AbortAsync(IMessageHandler handler, WireMessage message)
    {
        Publish(message, "busy");
        await ReplyAsync(handler, message, Aborted(handler));
        Publish(message, "idle");
    }

    private static byte[] Aborted(IMessageHandler handler) =>
        JsonSerializer.SerializeToUtf8Bytes(new AbortedReply(handler.ExecutionCount), JupyterJson.Default.AbortedReply);

    private Task RefuseAsync(IMessageHandler handler, WireMessage message, string name, string reason)
    {
        var reply = new ErrorReply(name, reason, [$"{name}: {reason}"], handler.ExecutionCount);
        if (handler.WaitsForCells)
        {
            // Of a cell front ends show what is published, not the reply.
            var shown = new ErrorOutput(reply.Ename, reply.Evalue, reply.Traceback);
            iopub.Publish(message.HeaderJson, "error", shown, JupyterJson.Default.ErrorOutput);
        }

        return ReplyAsync(handler, message, JsonSerializer.SerializeToUtf8Bytes(reply, JupyterJson.Default.ErrorReply));
    }

    private async Task ReplyAsync(IMessageHandler handler, WireMessage message, ReadOnlyMemory<byte> content)
    {
        // Without an identity there is nobody to answer. A client that has gone is no news either.
        if (handler.ReplyType is { } type && message.Identities.Count > 0)
            await socket.SendAsync(writer.Write(message.Identities, type, message.HeaderJson, content), CancellationToken.None);
    }

    private void Publish(WireMessage message, string state) =>
        iopub.Publish(message.HeaderJson, "status", new Status(state), JupyterJson.Default.Status);
}
