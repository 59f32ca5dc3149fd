using ParallelLab.Zmtp;
using ParallelLab.Zmtp.Sockets;
using Serilog;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// Receives on the shell or the control socket until it is cancelled, and sees each message through before it takes the next. Cells go to
/// their queue instead, and so do questions to the compiler, so that what follows them (an interrupt, a completion) does not wait for them.
/// </summary>
internal sealed class RequestLoop(
    string name, RouterSocket socket, MessageSigner signer, MessageTable table, Responder responder, Lazy<ILogger> log,
    CellQueue? cells = null, QuestionQueue? questions = null)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
            await TakeAsync(await socket.ReceiveAsync(cancellationToken), cancellationToken);
    }

    private async ValueTask TakeAsync(Message received, CancellationToken cancellationToken)
    {
        try
        {
            await FollowAsync(received, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Our own bug, where there was nobody to answer yet: it must not cost the socket its loop.
            log.Value.Error(error, "A message on {Channel} was lost to a fault of ParallelLab itself", name);
        }
    }

    private async ValueTask FollowAsync(Message received, CancellationToken cancellationToken)
    {
        if (!WireMessage.TryRead(received, signer, out var message, out var refusal))
            log.Value.Warning("A message on {Channel} was dropped: {Reason}", name, refusal);
        else if (table.Find(message.Header.MsgType) is not { } handler || (handler.WaitsForCells && cells is null))
            log.Value.Warning("A message on {Channel} was ignored: its type {Type} is not known there", name, message.Header.MsgType);
        else if (handler.WaitsForCells)
            cells!.Add(handler, message);
        else if (handler.IsQuestion && questions is not null)
            questions.Add(handler, message);
        else
            await responder.RespondAsync(handler, message, cancellationToken);
    }
}
