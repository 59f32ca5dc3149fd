namespace ParallelLab.Kernel.Jupyter.Messages;

/// <param name="Restart">The front end starts a new process afterwards: for this one it makes no difference.</param>
internal sealed record ShutdownRequest(bool Restart = false);

internal sealed record ShutdownReply(bool Restart, string Status = "ok");

/// <summary>Ends the kernel once the reply is on its way.</summary>
internal sealed class Shutdown(Action end)
    : Exchange<ShutdownRequest, ShutdownReply>("shutdown", JupyterJson.Default.ShutdownRequest, JupyterJson.Default.ShutdownReply)
{
    protected override ValueTask<ShutdownReply> AnswerAsync(
        ShutdownRequest request, WireMessage message, CancellationToken cancellationToken)
    {
        end();
        return ValueTask.FromResult(new ShutdownReply(request.Restart));
    }
}
