namespace ParallelLab.Kernel.Jupyter.Messages;

internal sealed record InterruptRequest;

internal sealed record InterruptReply(string Status = "ok");

/// <summary>
/// Stops the running cell. The reply says that it is being stopped; its own reply says how it ended. Served on shell as well: front ends
/// of before December 2025 send it there.
/// </summary>
internal sealed class Interrupt(CurrentCell running)
    : Exchange<InterruptRequest, InterruptReply>("interrupt", JupyterJson.Default.InterruptRequest, JupyterJson.Default.InterruptReply)
{
    protected override ValueTask<InterruptReply> AnswerAsync(
        InterruptRequest request, WireMessage message, CancellationToken cancellationToken)
    {
        running.Interrupt(message.ReadAt);
        return ValueTask.FromResult(new InterruptReply());
    }
}
