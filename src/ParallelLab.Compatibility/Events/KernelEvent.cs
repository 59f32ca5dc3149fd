using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>What came of a command. A closed set: that which sent code can give, and which a cell can publish.</summary>
public abstract class KernelEvent
{
    private protected KernelEvent(KernelCommand command)
    {
        Command = command;
    }

    public KernelCommand Command { get; }
}

/// <summary>A value was shown.</summary>
public abstract class DisplayEvent : KernelEvent
{
    private protected DisplayEvent(object? value, KernelCommand command, IReadOnlyCollection<FormattedValue>? formattedValues)
        : base(command)
    {
        Value = value;
        FormattedValues = formattedValues ?? [];
    }

    public object? Value { get; }

    public IReadOnlyCollection<FormattedValue> FormattedValues { get; }
}

/// <summary>Code has given a value of its own: that of its last expression.</summary>
public sealed class ReturnValueProduced(object? value, SubmitCode command, IReadOnlyCollection<FormattedValue>? formattedValues = null)
    : DisplayEvent(value, command, formattedValues);

/// <summary>A value was shown on the way.</summary>
public sealed class DisplayedValueProduced(object? value, KernelCommand command, IReadOnlyCollection<FormattedValue>? formattedValues = null)
    : DisplayEvent(value, command, formattedValues);

/// <summary>Text was printed.</summary>
public sealed class StandardOutputValueProduced(KernelCommand command, IReadOnlyCollection<FormattedValue>? formattedValues = null)
    : DisplayEvent(value: null, command, formattedValues);

/// <summary>Text was printed on standard error.</summary>
public sealed class StandardErrorValueProduced(KernelCommand command, IReadOnlyCollection<FormattedValue>? formattedValues = null)
    : DisplayEvent(value: null, command, formattedValues);

/// <summary>Something went wrong. As the event of a result it never comes: <see cref="Kernel.SendAsync"/> throws.</summary>
public sealed class ErrorProduced(string message, KernelCommand command, IReadOnlyCollection<FormattedValue>? formattedValues = null)
    : DisplayEvent(message, command, formattedValues)
{
    public string Message => message;
}

/// <summary>The command was carried out.</summary>
public sealed class CommandSucceeded(KernelCommand command) : KernelEvent(command);

/// <summary>The command was not carried out. As the event of a result it never comes: <see cref="Kernel.SendAsync"/> throws.</summary>
public sealed class CommandFailed(string message, KernelCommand command) : KernelEvent(command)
{
    public string Message => message;
}
