using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

/// <summary>The run of a cell, with all commands that are sent meanwhile.</summary>
public sealed class KernelInvocationContext
{
    private static readonly AsyncLocal<KernelInvocationContext?> Ambient = new();

    private readonly List<KernelEvent> _events = [];
    private readonly Dictionary<KernelCommand, KernelCommandResult> _sent = [];
    private readonly List<Action<KernelInvocationContext>> _onComplete = [];

    private KernelInvocationContext(KernelCommand command) => Command = command;

    public static KernelInvocationContext? Current => Ambient.Value;

    public KernelCommand Command { get; }

    public bool IsComplete { get; private set; }

    internal bool IsFailed { get; private set; }

    public void OnComplete(Action<KernelInvocationContext> onComplete) => _onComplete.Add(onComplete);

    public void Publish(KernelEvent @event)
    {
        if (!IsFailed && !IsComplete)
            _events.Add(@event);
    }

    /// <summary>The failure of a command that was sent is told to the sender only; that of a part of the cell fails the cell.</summary>
    public void Fail(KernelCommand command, Exception? exception = null, string? message = null)
    {
        var failed = new CommandFailed(exception, command, message);
        if (_sent.TryGetValue(command, out var result))
        {
            result.Add(failed);
            return;
        }
        Publish(failed);
        IsFailed = true;
    }

    internal static KernelInvocationContext GetOrCreate(KernelCommand command, out bool isCell)
    {
        isCell = Ambient.Value is null or { IsComplete: true };
        if (isCell)
            Ambient.Value = new KernelInvocationContext(command);
        else
            Ambient.Value!._sent[command] = new KernelCommandResult(command, []);
        return Ambient.Value!;
    }

    internal KernelCommandResult ResultOf(KernelCommand command) => _sent[command];

    internal KernelCommandResult End()
    {
        foreach (var action in _onComplete)
            action(this);
        IsComplete = true;
        return new KernelCommandResult(Command, _events);
    }
}
