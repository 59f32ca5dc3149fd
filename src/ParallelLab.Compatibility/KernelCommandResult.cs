using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

/// <summary>What a command has come to: it was carried out, or <c>SendAsync</c> would have thrown.</summary>
public sealed class KernelCommandResult
{
    internal KernelCommandResult(KernelCommand command, IReadOnlyList<KernelEvent> events)
    {
        Command = command;
        Events = events;
    }

    public KernelCommand Command { get; }

    /// <summary>A <see cref="ReturnValueProduced"/> for each value that the code gave as its own, and <see cref="CommandSucceeded"/>.</summary>
    public IReadOnlyList<KernelEvent> Events { get; }
}
