using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

/// <summary>What a command has come to: it was carried out, or <c>SendAsync</c> would have thrown.</summary>
public sealed class KernelCommandResult
{
    internal KernelCommandResult(KernelCommand command)
    {
        Command = command;
    }

    public KernelCommand Command { get; }
}
