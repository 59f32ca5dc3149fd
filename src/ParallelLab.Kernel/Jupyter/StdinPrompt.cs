using System.Text.Json;
using ParallelLab.Kernel.Jupyter.Messages;
using ParallelLab.Worker.Frames;
using ParallelLab.Zmtp;
using ParallelLab.Zmtp.Sockets;
using Serilog;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// <c>Console.ReadLine</c>: asks the front end that sent the running cell, if it said that it answers questions. One question at a time,
/// as the worker's console has it.
/// </summary>
internal sealed class StdinPrompt(
    RouterSocket socket, MessageSigner signer, MessageWriter writer, Lazy<ILogger> log, CurrentCell running) : IInputSource
{
    private TaskCompletionSource<string?>? _answer;

    public async Task<string?> ReadLineAsync(string prompt, bool isPassword, CancellationToken cancellationToken)
    {
        if (running.Asker is not (var cell, true))
            return null;

        var answer = new TaskCompletionSource<string?>();
        Interlocked.Exchange(ref _answer, answer)?.TrySetResult(null);
        var question = JsonSerializer.SerializeToUtf8Bytes(new InputRequest(prompt, isPassword), JupyterJson.Default.InputRequest);
        if (!await socket.SendAsync(writer.Write(cell.Identities, "input_request", cell.HeaderJson, question), cancellationToken))
            return null;
        return await answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The cell has ended. If its question is still open nobody waits for the answer any more, and a late one is dropped.</summary>
    public void Withdraw() => Interlocked.Exchange(ref _answer, null)?.TrySetResult(null);

    /// <summary>Receives answers until it is cancelled. Those that nobody asked for are dropped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
                Take(await socket.ReceiveAsync(cancellationToken));
        }
        finally
        {
            Withdraw();
        }
    }

    private void Take(Message received)
    {
        if (!WireMessage.TryRead(received, signer, out var message, out var refusal))
            log.Value.Warning("A message on {Channel} was dropped: {Reason}", "stdin", refusal);
        else if (message.Header.MsgType == "input_reply" && ValueOf(message) is { } value)
            Interlocked.Exchange(ref _answer, null)?.TrySetResult(value);
    }

    private string? ValueOf(WireMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize(message.Content.Span, JupyterJson.Default.InputReply)?.Value;
        }
        catch (JsonException error)
        {
            log.Value.Warning("A malformed input_reply was dropped: {Reason}", error.Message);
            return null;
        }
    }
}
