using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

public sealed class KernelCommandResult(KernelCommand command, List<KernelEvent> events)
{
    public KernelCommand Command { get; } = command;

    public IReadOnlyList<KernelEvent> Events => events;

    internal void Add(KernelEvent @event) => events.Add(@event);
}
